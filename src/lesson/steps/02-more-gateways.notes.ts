import type { Notes } from '../notes';

const notes: Notes = {
  step: 'more-gateways',
  lines: [
    'Whoever says that there are as many copies as gateways has learned the first lesson, and is half right: ask who would read the copy at a gateway that holds nobody.',
    'Let them say which work was divided and which repeated before anything runs. The limit that they find here comes back, for large chats, in the last third.',
  ],
};

export default notes;
