import { large, number, share } from '../../text/format';
import { savedShare } from '../../engine/theory/theory';
import { withChanges } from '../../model/scenario';
import { formulaFigures, type StepFigures } from '../figures';
import { copiesIn, workSaved } from '../readings';
import type { Step } from '../step';

const DEAR = 100;

const saved = workSaved('some', 'many');
const savedAtBest = (figures: StepFigures): number => savedShare(1 / figures.of('some').scenario.gateways, 1 / figures.of('many').scenario.gateways);

/** The same, by formula, were a copy so many times as dear. */
function savedIfDear(figures: StepFigures): number {
  const [before, after] = (['some', 'many'] as const).map((scene) => {
    const { scenario } = figures.formula(scene);
    return formulaFigures(withChanges(scenario, { tReceipt: DEAR * scenario.tReceipt })).busyShare.mean;
  });
  return savedShare(before!, after!);
}

const step: Step = {
  id: 'one-socket',
  order: 13,
  title: 'One socket',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'some', patch: { design: 'topic-per-chat', chats: 10_000, users: 10_000, gateways: 2000, placement: 'random' } },
    { id: 'many', patch: { gateways: 5000 } },
  ],
  text: (figures) => {
    const { scenario, copies, writes } = figures.formula('some');
    return [
      'Open the network tools of a browser, use one of the large messengers and switch chats: no reconnect. They keep one socket for each person. Where that socket ends, nobody outside can see; suppose that people are placed by user. Do they live with the repeated work, then?',
      `Let us guess at a load, since none of them tells: ${number(scenario.chats)} chats of ${number(scenario.users)}, which are ${large(scenario.chats * scenario.users)} people, a message a second in each chat, ${number(scenario.gateways)} gateways. Each of them then takes in about ${number(copies.mean)} copies a second and writes ${number(writes.mean)} sockets. Now put up ${number(figures.formula('many').scenario.gateways)}, ${number(figures.formula('many').scenario.gateways / scenario.gateways)} times as many. If all work were divided, this would take ${share(savedAtBest(figures))} of it off each gateway.`,
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'some',
      after: 'many',
      predictions: [
        {
          kind: 'amount',
          id: 'one-socket.copies',
          about: 'copies into a gateway at the guessed load',
          question: () => 'Copies into one gateway each second, afterwards?',
          unit: 'count',
          from: 0,
          to: 12_000,
          scale: 'even',
          was: copiesIn('some'),
          answer: copiesIn('many'),
        },
        {
          kind: 'amount',
          id: 'one-socket.saved',
          about: 'work taken off a gateway',
          question: () => 'And how much of a gateway’s whole work, copies and writes together, goes away?',
          unit: 'share',
          from: 0,
          to: 1,
          scale: 'even',
          answer: saved,
        },
      ],
      reveal: (figures) => {
        const before = figures.of('some');
        const after = figures.of('many');
        return [
          `The copies into one gateway stay nearly where they were, ${number(before.copies.mean)} to ${number(after.copies.mean)}; over all gateways a message makes ${number(after.copiesPerMessage)} of them instead of ${number(before.copiesPerMessage)}. But copies and writes together fell from ${number(before.copies.mean + before.writes.mean)} to ${number(after.copies.mean + after.writes.mean)} a second: ${share(saved(figures))} of the work is gone, of ${share(savedAtBest(figures))} at best.`,
          `So a design that does not scale linearly may still be good enough, where a copy costs about as much as a write, as assumed here. Were a copy ${number(DEAR)} times as dear, the same gateways would save ${share(savedIfDear(figures))}. Would you give up the single socket for the rest?`,
        ];
      },
    },
  ],
};

export default step;
