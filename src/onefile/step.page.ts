/** The script of a file that asks the question of a step. */
import EmbedStep from '../pages/figure/EmbedStep.svelte';
import { start } from './start';

start(EmbedStep);
