import { PRESETS } from '../../model/presets';
import { duration, large, number, share } from '../../text/format';
import { presetName } from '../../text/presets';
import { savedShare } from '../../engine/theory/theory';
import { withChanges } from '../../model/scenario';
import { GUESSED_GATEWAYS } from '../candidates';
import { formulaFigures, type StepFigures } from '../figures';
import { copiesShare, messagesToFill, MEASURED } from '../formulas';
import { copiesIn, workSaved } from '../readings';
import type { Step } from '../step';

const DEAR = 100;
const TOLD_DIGITS = 2;

const saved = workSaved('some', 'many');
const savedAtBest = (figures: StepFigures): number => savedShare(1 / figures.of('some').scenario.gateways, 1 / figures.of('many').scenario.gateways);
const roughly = (value: number): string => number(Number(value.toPrecision(TOLD_DIGITS)));

/** The same, by formula, were a copy so many times as dear. */
function savedIfDear(figures: StepFigures): number {
  const [before, after] = (['some', 'many'] as const).map((scene) => {
    const { scenario } = figures.formula(scene);
    return formulaFigures(withChanges(scenario, { tReceipt: DEAR * scenario.tReceipt })).busyShare.mean;
  });
  return savedShare(before!, after!);
}

/** How busy one shard of the storages is. */
const shardShare = (figures: StepFigures, scene: string): number => figures.of(scene).storageCores / figures.of(scene).scenario.shards;

const step: Step = {
  id: 'one-socket',
  order: 13,
  title: 'One socket',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'some', patch: { design: 'topic-per-chat', chats: 10_000, users: 10_000, gateways: GUESSED_GATEWAYS[0], placement: 'random' } },
    { id: 'many', patch: { gateways: GUESSED_GATEWAYS[1] } },
    { id: 'assumed', patch: { design: 'direct', gateways: GUESSED_GATEWAYS[0], shards: GUESSED_GATEWAYS[0] } },
    { id: 'measured', patch: PRESETS[MEASURED].costs },
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
          `That is where a copy costs about as much as a write, as assumed here. Were a copy ${number(DEAR)} times as dear, the same gateways would save ${share(savedIfDear(figures))}. So ask what a copy costs before asking how many there are.`,
        ];
      },
    },
    {
      before: 'assumed',
      after: 'measured',
      shows: 'seconds',
      lead: (figures) => {
        const { scenario } = figures.formula('assumed');
        return `Maybe what does not scale is good enough, the article asks at its end. Take the design that it begins with, direct append, on ${number(scenario.gateways)} gateways. At the round prices of this lesson copies take ${share(copiesShare(scenario))} of a gateway’s core, and adding gateways takes next to nothing off that.`;
      },
      links: [
        { to: 'beside', label: 'Both prices side by side in the lab', first: 'assumed', beside: 'measured' },
        { to: 'compare', label: 'Every design at this load and the measured prices', scene: 'measured' },
      ],
      predictions: [
        {
          kind: 'amount',
          id: 'one-socket.bearable',
          about: 'a core’s share for copies at measured prices',
          question: () => `How much of its core do they take at the prices that were measured, “${presetName(MEASURED)}”?`,
          unit: 'share',
          from: 0.01,
          to: 1,
          scale: 'ratio',
          was: (figures) => copiesShare(figures.formula('assumed').scenario),
          answer: (figures) => copiesShare(figures.formula('measured').scenario),
        },
      ],
      reveal: (figures) => {
        const { scenario, busyShare } = figures.of('measured');
        const assumed = figures.formula('assumed');
        return [
          `${share(copiesShare(scenario))} of a core: the plateau is real, and low. In the mean a gateway is ${share(busyShare.mean)} busy, nearly all of it with writes, which more gateways divide. And the look-ups, which at round prices filled ${share(shardShare(figures, 'assumed'))} of a storage shard’s core, take ${share(shardShare(figures, 'measured'))}. So at this load direct append is good enough.`,
          `Until when? ${number(scenario.chats)} messages a second make the copies that a gateway takes in; about ${roughly(messagesToFill(scenario))} would fill its core with copies alone, however many gateways there are; by the round prices ${roughly(messagesToFill(assumed.scenario))}. These prices leave out waking up: a copy that finds the gateway asleep costs ${duration(scenario.tReceipt + scenario.tWake)}, but one with ${number(figures.of('measured').copies.mean)} of them a second hardly sleeps. What a large messenger has to bear, none has published.`,
        ];
      },
    },
  ],
};

export default step;
