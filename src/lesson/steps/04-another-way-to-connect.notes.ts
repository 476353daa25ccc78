import type { Notes } from '../notes';

const notes: Notes = {
  step: 'another-way-to-connect',
  lines: [
    'For classes that ask about consistent hashing. It decides how many people move when a gateway is added, not how many gateways a chat reaches.',
    'In the lab, add one gateway under ring and under four-tuple and compare how many people had to move.',
  ],
};

export default notes;
