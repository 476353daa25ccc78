import type { Notes } from '../notes';

const notes: Notes = {
  step: 'chat-gateway',
  lines: [
    'This is the answer that the article gives for an interview. Let it stand as a success for a moment before the next step sends the bill.',
    'A chat too large for one machine gets several gateways; the scene of a channel of a million in the lab shows it.',
  ],
};

export default notes;
