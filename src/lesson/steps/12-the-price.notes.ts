import type { Notes } from '../notes';

const notes: Notes = {
  step: 'the-price',
  lines: [
    'The assumed cost of a handshake is the most doubtful number of the lesson; change it in the lab and ask again.',
    'The race is worth seeing twice: the same message, the same people, both designs. Ask what it would look like if a gateway shared one copy’s writes among its cores.',
  ],
};

export default notes;
