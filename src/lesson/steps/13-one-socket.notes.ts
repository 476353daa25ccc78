import type { Notes } from '../notes';

const notes: Notes = {
  step: 'one-socket',
  lines: [
    'The article says that from the smaller number of gateways to the larger nothing changes. True of the copies, and it counts copies; not true of the work.',
    'Before the second question take a vote: good enough or not? After it ask who changed their mind, and by which number. Half of the answer is a price that only a measurement gives.',
    'Below the picture the black part of each bar is what no gateway takes off another. Have somebody say what would make it grow: more chats, more messages, dearer copies; and what would not: more people in a chat.',
  ],
};

export default notes;
