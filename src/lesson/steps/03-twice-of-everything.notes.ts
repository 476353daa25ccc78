import type { Notes } from '../notes';

const notes: Notes = {
  step: 'twice-of-everything',
  lines: [
    'Most people answer “as busy as before”, and for the writes they are right. Let them find the other half in the piles.',
    'This is the claim of the article in its smallest form; the next steps ask how much it matters at full size.',
  ],
};

export default notes;
