import type { Notes } from '../notes';

const notes: Notes = {
  step: 'topic-per-chat',
  lines: [
    'The article calls the broker an extra expense. By the assumed prices it is the cheaper of the two, by measured ones it need not be; let the room argue about prices.',
    'The gateways’ part is the same to the last copy: both designs tell the same gateways.',
  ],
};

export default notes;
