import type { Notes } from '../notes';

const notes: Notes = {
  step: 'big-and-small',
  lines: [
    'The exponent of the rule is a guess; the lab has it as the skew of chat sizes. Ask what happens if sizes fall faster, or slower.',
    'Treating the largest apart is the compromise that most published systems come near to.',
  ],
};

export default notes;
