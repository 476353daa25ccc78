import type { Notes } from '../notes';

const notes: Notes = {
  step: 'check-yourself',
  lines: [
    'Have people say the reason before the number: people of one room for each gateway, and how many rooms.',
    'A good closing question: which system of your own work is nearest to which of the three?',
  ],
};

export default notes;
