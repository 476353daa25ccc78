import type { Notes } from '../notes';

const notes: Notes = {
  step: 'full-size',
  lines: [
    'Have the room draw both bars before anybody runs it; the two must be guessed apart.',
    'The usual surprise is not that copies stay, but that writes, ten times as many, really are halved. Keep it for the next step: how bad is the repeated part?',
  ],
};

export default notes;
