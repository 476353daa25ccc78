import type { Notes } from '../notes';

const notes: Notes = {
  step: 'so-how',
  lines: [
    'There is no right answer in this step. What counts is that each price is named.',
    'What we call known is what a company has written or shown; say so when a student says “they do it like this”.',
  ],
};

export default notes;
