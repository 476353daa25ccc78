import type { Notes } from '../notes';

const notes: Notes = {
  step: 'more-gateways',
  lines: [
    'Whoever says that the copies stay as they are is thinking of one queue that servers share. Ask who would then write to the people on the other gateways.',
    'Double once more: now there is one write for one copy, which the lesson comes back to in its last third.',
  ],
};

export default notes;
