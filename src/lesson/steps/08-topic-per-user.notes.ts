import type { Notes } from '../notes';

const notes: Notes = {
  step: 'topic-per-user',
  lines: [
    'Worth a pause: perfectly linear scaling, and more copies everywhere than on the flat line, until both meet where a gateway holds one person of a chat.',
    'The queue itself is granted to scale; nothing here is a flaw of any product.',
  ],
};

export default notes;
