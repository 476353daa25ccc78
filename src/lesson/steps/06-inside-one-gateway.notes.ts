import type { Notes } from '../notes';

const notes: Notes = {
  step: 'inside-one-gateway',
  lines: [
    'Ask what a copy costs in a system that the room knows. Nobody will be able to say, which is the point: measure it before arguing about architectures.',
    'The gateways have four cores here, so that even at the dear price they keep up; with one core they would not.',
  ],
};

export default notes;
