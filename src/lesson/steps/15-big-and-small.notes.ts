import type { Notes } from '../notes';

const notes: Notes = {
  step: 'big-and-small',
  lines: [
    'The exponent of the rule is a guess; the lab has it as the skew of chat sizes. Ask what happens if sizes fall faster, or slower.',
    'Ask what treating the largest apart would be for, if not for the copies: their writes, their moderation, their bursts.',
  ],
};

export default notes;
