import type { Notes } from '../notes';

const notes: Notes = {
  step: 'who-is-looking',
  lines: [
    'The cheapest remedy of all, and it needs no new architecture: subscribe on opening a chat, not on connecting.',
    'It fails when everybody looks at once. Ask for an example: a final, an election night.',
  ],
};

export default notes;
