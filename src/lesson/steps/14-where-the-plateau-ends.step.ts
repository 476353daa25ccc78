import { number, share } from '../../text/format';
import { fewestGatewaysSaving, savedByDoubling } from '../formulas';
import { withChanges } from '../../model/scenario';
import type { Step } from '../step';

const A_QUARTER = 1 / 4;

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
    const { scenario } = figures.formula('few');
    return [
      `All this time the copies into a gateway hardly fell, however many gateways there were: they lay on a plateau. It cannot go on for ever. A copy goes only to gateways that hold a viewer, and a chat has only so many. With more gateways than viewers some must go without, whatever the luck.`,
      `Take smaller chats, ${number(scenario.chats)} of ${number(scenario.users)} people, and begin with ${number(scenario.gateways)} gateways: ${number(scenario.users / scenario.gateways)} viewers of each chat on each, a deep plateau, where doubling saves nothing of the copies. Double again and again. At some number of gateways doubling at last takes a quarter of the copies off each.`,
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
          id: 'where-the-plateau-ends.gateways',
          isByFormula: true,
          about: 'gateways where doubling first saves a quarter',
          question: () => 'At about how many gateways does doubling first save a quarter of the copies?',
          unit: 'count',
          from: 10,
          to: 10_000,
          scale: 'ratio',
          answer: (figures) => fewestGatewaysSaving(figures.of('as-many').scenario, A_QUARTER),
        },
      ],
      reveal: (figures) => {
        const { scenario } = figures.of('as-many');
        const half = withChanges(scenario, { gateways: scenario.gateways / 2 });
        return [
          `At ${number(fewestGatewaysSaving(scenario, A_QUARTER))}. With ${number(half.gateways)} gateways, half as many as a chat has viewers, doubling saves ${share(savedByDoubling(half))} of the copies; with as many as viewers, ${number(scenario.gateways)}, it saves ${share(savedByDoubling(scenario))}.`,
          `That is where the plateau ends: at about as many gateways as a chat has viewers. Past it nearly every copy serves a single socket, so the two curves meet, and a copy more is a write more. Drag the point along the chart and see.`,
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
