import { number, share } from '../../text/format';
import { savedShare } from '../../engine/theory/theory';
import { plateauEnd, savedByDoubling } from '../formulas';
import { copiesIn } from '../readings';
import { withChanges } from '../../model/scenario';
import type { Step } from '../step';

const step: Step = {
  id: 'where-the-plateau-ends',
  order: 14,
  title: 'Where the plateau ends',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'few', patch: { chats: 1000, users: 500, gateways: 20 } },
    { id: 'as-many', patch: { gateways: 500 } },
    { id: 'more', patch: { gateways: 2000 } },
  ],
  text: (figures) => {
    const { scenario, copies } = figures.formula('few');
    return [
      `All this time the copies into a gateway hardly fell, however many gateways there were: they lay on a plateau. It cannot go on for ever. A copy goes only to gateways that hold a viewer, and a chat has only so many. Call it the plateau’s end where there are as many gateways as a chat has viewers. The chart below will mark it.`,
      `Take smaller chats, ${number(scenario.chats)} of ${number(scenario.users)} people. On ${number(scenario.gateways)} gateways each holds ${number(scenario.users / scenario.gateways)} viewers of every chat and takes in ${number(copies.mean)} copies a second: deep on the plateau, where doubling saves nothing of them. Now go to its end at once: ${number(plateauEnd(scenario))} gateways, one for each viewer of a chat, placed at random.`,
    ];
  },
  terms: ['plateau'],
  rounds: [
    {
      before: 'few',
      after: 'as-many',
      predictions: [
        {
          kind: 'amount',
          id: 'where-the-plateau-ends.copies',
          about: 'copies into a gateway at the plateau’s end',
          question: (figures) => `At the plateau’s end, with ${number(plateauEnd(figures.of('as-many').scenario))} gateways: copies into one gateway each second?`,
          unit: 'count',
          from: 0,
          to: 1200,
          scale: 'even',
          was: copiesIn('few'),
          answer: copiesIn('as-many'),
        },
      ],
      reveal: (figures) => {
        const few = figures.of('few');
        const { scenario, copies, copiesPerMessage } = figures.of('as-many');
        const half = withChanges(scenario, { gateways: scenario.gateways / 2 });
        return [
          `${number(copies.mean)}, though a message makes ${number(copiesPerMessage)} copies over all gateways instead of ${number(few.copiesPerMessage)}. ${number(scenario.gateways / few.scenario.gateways)} times the gateways took only ${share(savedShare(few.copies.mean, copies.mean))} off, because chance puts two viewers on one gateway and none on the next: the holes in the map. But from here on it falls. Doubling saves ${share(savedByDoubling(scenario))} of the copies now; at half as many gateways it would have saved ${share(savedByDoubling(half))}.`,
          `Past the plateau’s end nearly every copy serves a single socket, so the two curves meet, and a copy more is a write more. Drag the point along the chart and see.`,
        ];
      },
      more: {
        label: 'Go on doubling',
        scene: 'more',
        text: (figures) => {
          const { scenario, copies, writes } = figures.of('more');
          return `${number(scenario.gateways)} gateways: ${number(copies.mean)} copies in for ${number(writes.mean)} writes out, and most cells are empty. You passed the number of people in a chat.`;
        },
      },
    },
  ],
  shows: 'chart',
};

export default step;
