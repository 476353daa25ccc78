import { counted, number } from '../../text/format';
import type { Step } from '../step';

const step: Step = {
  id: 'more-gateways',
  order: 2,
  title: 'More gateways',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'two', patch: {} },
    { id: 'four', patch: { gateways: 4 } },
    { id: 'eight', patch: { gateways: 8 } },
  ],
  text: (figures) => {
    const before = figures.of('two');
    const after = figures.of('four');
    return [
      `For each message the ${number(before.scenario.gateways)} gateways write ${number(before.writesPerMessage)} sockets, ${number(before.writes.mean)} each. Say that this is too much for them. The usual cure is more servers, so take twice as many: ${number(after.scenario.gateways)} gateways for the same ${number(after.scenario.users)} people, who sit down anew, as many on each. Nobody joins, nobody leaves, and the same message is sent.`,
      'Work that gateways share out among them is divided work: the more gateways, the less for each. Work that every one of them has to do again is repeated work: more gateways only make more of it. Writing sockets is plainly divided. What about taking in copies?',
    ];
  },
  terms: ['divided work', 'repeated work'],
  rounds: [
    {
      before: 'two',
      after: 'four',
      predictions: [
        {
          kind: 'choice',
          id: 'more-gateways.copies',
          about: 'copies after doubling',
          question: (figures) => `How many copies of one message go in now, over all ${number(figures.of('four').scenario.gateways)} gateways?`,
          options: (['two', 'four', 'eight'] as const).map((scene) => ({
            id: scene,
            label: (figures) => number(figures.of(scene).scenario.gateways),
            value: (figures) => figures.of(scene).scenario.gateways,
          })),
          answer: (figures) =>
            (['two', 'four', 'eight'] as const).find((scene) => figures.of(scene).scenario.gateways === figures.of('four').copiesPerMessage)!,
        },
      ],
      reveal: (figures) => {
        const before = figures.of('two');
        const after = figures.of('four');
        return [
          `From ${number(before.copiesPerMessage)} to ${counted(after.copiesPerMessage, 'copy', 'copies')}. Every gateway still holds somebody of the chat, so every gateway still takes in a copy of its own: ${number(before.copies.mean)} each before, ${number(after.copies.mean)} each now.`,
          `Only the writing was divided: ${number(before.writes.mean)} each before, ${number(after.writes.mean)} now. You doubled the servers, and what doubled is the copies.`,
        ];
      },
      more: {
        label: 'Double again',
        scene: 'eight',
        text: (figures) => {
          const most = figures.of('eight');
          return `${number(most.scenario.gateways)} gateways: ${number(most.copiesPerMessage)} copies, ${number(most.copies.mean)} each, and ${number(most.writes.mean)} write each. There is nothing left to divide.`;
        },
      },
    },
  ],
};

export default step;
