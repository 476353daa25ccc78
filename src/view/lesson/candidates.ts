/** The candidate answers as the chart draws them, with the letters that their list gives them. */
import { ANSWERS } from '../../lesson/answers';
import type { Candidate } from '../chart/curves';
import { letterOf } from './letters';

export const CANDIDATES: readonly Candidate[] = ANSWERS.map(({ copies }, index) => ({ letter: letterOf(index), copies }));
