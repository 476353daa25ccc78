import type { Notes } from '../notes';

const notes: Notes = {
  step: 'so-how',
  lines: [
    'The three questions are those that the article ends with. Have the class answer the first two from memory before anything is shown.',
    'Play the bars of the last answer without a word, and ask which designs reach the dashed line. Then go through the line below each picture: that is what it costs.',
    'There is no right answer in this step. What counts is that each price is named.',
    'What we call known is what a company has written or shown; say so when a student says “they do it like this”. What nobody has published stands at the end of the step: the load, how many stray, what moving a socket costs.',
  ],
};

export default notes;
