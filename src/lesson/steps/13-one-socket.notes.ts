import type { Notes } from '../notes';

const notes: Notes = {
  step: 'one-socket',
  lines: [
    'The article says that from the smaller number of gateways to the larger nothing changes. True of the copies, and it counts copies; not true of the work.',
    'Take a vote: good enough or not? Then ask which number would change their minds.',
  ],
};

export default notes;
