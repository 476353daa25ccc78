import type { Notes } from '../notes';

const notes: Notes = {
  step: 'say-hi',
  lines: [
    'Let somebody say what the message has to find out before it can go anywhere. The storages are the answer that is usually missing.',
    'Name the two kinds of work now, copy in and write out, and use no other words for them.',
  ],
};

export default notes;
