import type { Notes } from '../notes';

const notes: Notes = {
  step: 'where-the-plateau-ends',
  lines: [
    'Here the word plateau is earned: it has been walked along before it is named. Its end is where there are as many gateways as a chat has viewers, here as on the chart’s dotted line.',
    'Ask where the largest chat of a real messenger would put its end, and whether anybody has so many gateways.',
    'At the second question most will choose collecting, since it saves the most. Let the bars play twice: lower, and as flat as before. Then ask which of the three counts people.',
  ],
};

export default notes;
