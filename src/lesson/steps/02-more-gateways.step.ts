import { counted, number } from '../../text/format';
import type { Step } from '../step';

const OFFERED = ['two', 'four', 'eight'] as const;

const step: Step = {
  id: 'more-gateways',
  order: 2,
  title: 'More gateways',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'two', patch: { users: 4 } },
    { id: 'four', patch: { gateways: 4 } },
    { id: 'eight', patch: { gateways: 8 } },
    { id: 'all-back', patch: { users: 8 } },
  ],
  text: (figures) => {
    const two = figures.of('two');
    const four = figures.of('four');
    return [
      `Work that gateways share out among them is divided work: the more gateways, the less for each. Work that every one of them has to do again is repeated work: more gateways only make more of it. Say that half of the people have gone, and ${number(two.scenario.users)} stay. On ${number(two.scenario.gateways)} gateways, ${number(two.scenario.users / two.scenario.gateways)} on each, a message has each gateway take in ${counted(two.copies.mean, 'copy', 'copies')} and make ${number(two.writes.mean)} writes.`,
      `With ${number(four.scenario.gateways)} gateways, as drawn here, each still takes in ${counted(four.copies.mean, 'copy', 'copies')} and makes ${counted(four.writes.mean, 'write', 'writes')}. So writing was divided, and taking in copies was repeated: twice the gateways, twice the copies in all. Now the gateways are doubled once more, and nobody joins or leaves.`,
    ];
  },
  terms: ['divided work', 'repeated work'],
  rounds: [
    {
      before: 'four',
      after: 'eight',
      predictions: [
        {
          kind: 'choice',
          id: 'more-gateways.copies',
          about: 'copies with more gateways than people',
          question: (figures) => `${number(figures.of('eight').scenario.gateways)} gateways for ${number(figures.of('eight').scenario.users)} people: how many copies of one message go in now, over all of them?`,
          options: OFFERED.map((scene) => ({
            id: scene,
            label: (figures) => number(figures.of(scene).scenario.gateways),
            value: (figures) => figures.of(scene).scenario.gateways,
          })),
          answer: (figures) => OFFERED.find((scene) => figures.of(scene).scenario.gateways === figures.of('eight').copiesPerMessage)!,
        },
      ],
      reveal: (figures) => {
        const { scenario, copiesPerMessage } = figures.of('eight');
        return [
          `${counted(copiesPerMessage, 'copy', 'copies')}, as before: a copy goes only where somebody of the chat sits, and ${number(scenario.gateways - copiesPerMessage)} of the gateways hold nobody. For a chat so small more gateways do no harm, and no good either.`,
          `So a message is repeated once for each gateway, until it is repeated once for each person. Large chats have far more people than there are gateways: they never come that far.`,
        ];
      },
      more: {
        label: 'Let more people in',
        scene: 'all-back',
        text: (figures) => {
          const all = figures.of('all-back');
          return `${number(all.scenario.users)} people on as many gateways: ${counted(all.copiesPerMessage, 'copy', 'copies')}. The gateways that had been idle take in a copy each, for one write each.`;
        },
      },
    },
  ],
};

export default step;
