import type { Notes } from '../notes';

const notes: Notes = {
  step: 'topic-per-chat',
  lines: [
    'The article calls the broker an extra expense. By these counts it is the cheaper of the two; let the room argue about the assumed prices.',
    'The gateways’ part is the same to the last copy: both designs tell the same gateways.',
  ],
};

export default notes;
