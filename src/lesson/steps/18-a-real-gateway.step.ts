import { designOf } from '../../designs';
import { savedAtGateway } from '../../engine/theory/spending';
import { PRESETS, withPreset } from '../../model/presets';
import { duration, number, share } from '../../text/format';
import { REAL, REAL_DOOR } from '../../text/lesson/real';
import type { StepFigures } from '../figures';
import { MEASURED } from '../formulas';
import { COUNTED_SCENARIO, doublingOf, type Doubling } from '../measured';
import type { Step } from '../step';

const { chats, users } = COUNTED_SCENARIO;
/** The first member of each chat posts, all at the same moment. */
const AT_ONCE = Array.from({ length: chats }, (_, chat) => ({ atMillis: 0, verb: 'post', user: chat * users + 1 }) as const);

const measured = (arrive: Doubling['arrive']) => (figures: StepFigures): number => doublingOf(figures.formula('one-by-one').scenario, arrive).saved;

/** "29%, of seven pairs 2% to 49%": what the rig came to a day later. */
function again(figures: StepFigures, arrive: Doubling['arrive']): string {
  const [median, least, most] = doublingOf(figures.formula('one-by-one').scenario, arrive).again!;
  return `${share(median)}, its repeats from ${share(least)} to ${share(most)}`;
}

/** What was measured one by one in larger chats, under a design. */
const inLarger = (design: string): number => doublingOf({ design, chats: 10, users: 100 }, 'oneByOne').saved;

/** What doubling saves in the simulation at the measured prices, at an end of waking up, and at the round numbers. */
function simulated(figures: StepFigures, waking: 'never' | 'always'): number {
  const { scenario } = figures.formula('one-by-one');
  return savedAtGateway(scenario, designOf(scenario.design), waking);
}
function atRoundNumbers(figures: StepFigures): number {
  const { scenario } = figures.formula('one-by-one');
  return savedAtGateway(withPreset(scenario, 'round'), designOf(scenario.design));
}

const step: Step = {
  id: 'a-real-gateway',
  order: 18,
  title: REAL_DOOR,
  route: 'door',
  inFiveMinutes: false,
  scenes: [
    { id: 'one-by-one', patch: { ...PRESETS[MEASURED].costs, ...COUNTED_SCENARIO, design: 'direct' } },
    { id: 'one-by-one-doubled', patch: { gateways: 2 * COUNTED_SCENARIO.gateways } },
    { id: 'burst', patch: { gateways: COUNTED_SCENARIO.gateways, messages: 0, do: AT_ONCE } },
    { id: 'burst-doubled', patch: { gateways: 2 * COUNTED_SCENARIO.gateways } },
  ],
  text: (figures) => {
    const { scenario } = figures.formula('one-by-one');
    return [
      `So far everything was simulated. Is it so in life? Real gateways were started, a process each, with real sockets, storages and a broker, and scenarios were played on them. Every count was as simulated, to the last copy. The prices were not: most of what a copy costs is that a gateway must wake up for it. What comes while it is at work is taken along for little.`,
      `So it matters how messages come. Here are ${number(scenario.chats)} chats of ${number(scenario.users)} on ${number(scenario.gateways)} gateways, by direct append, at measured prices: waking up costs ${duration(scenario.tWake)}, a copy ${duration(scenario.tReceipt)} more, a write ${duration(scenario.tWrite)}. Messages come one by one, and each finds the gateways asleep. Double them.`,
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'one-by-one',
      after: 'one-by-one-doubled',
      shows: 'real',
      predictions: [
        {
          kind: 'amount',
          id: 'a-real-gateway.one-by-one',
          isMeasured: true,
          about: 'processor time saved by doubling, one by one',
          question: () => 'How much of a real gateway’s processor time did doubling save?',
          unit: 'share',
          from: 0,
          to: 0.5,
          scale: 'even',
          answer: measured('oneByOne'),
        },
      ],
      reveal: (figures) => [
        `Measured: ${share(measured('oneByOne')(figures))}; a day later, on a machine with less else to do, ${again(figures, 'oneByOne')}. In this load the plateau is real where copies come one by one: every gateway is woken up for every chat, however many gateways there are; in larger chats doubling saved ${share(inLarger('direct'))}. The simulation at these prices saves ${share(simulated(figures, 'always'))}, at the round numbers of the other steps ${share(atRoundNumbers(figures))}.`,
        `Where it saves more than was measured, two things may be missing: the first write after waking up, too unsure to have a price, and that whoever has slept longer probably wakes up dearer. Topic per user saved ${share(inLarger('topic-per-user'))} in the larger chats: its copies are divided, but come together, so that waking up stays. In this load it was not measured.`,
      ],
    },
    {
      before: 'burst',
      after: 'burst-doubled',
      shows: 'real',
      predictions: [
        {
          kind: 'amount',
          id: 'a-real-gateway.burst',
          isMeasured: true,
          about: 'processor time saved by doubling, in bursts',
          question: (figures) => `Now all ${number(figures.formula('one-by-one').scenario.chats)} chats post at the same moment. How much did doubling save?`,
          unit: 'share',
          from: 0,
          to: 0.5,
          scale: 'even',
          was: measured('oneByOne'),
          answer: measured('bursts'),
        },
      ],
      reveal: (figures) => [
        `Measured: ${share(measured('bursts')(figures))}, of the half that there is to save. A gateway wakes up once and takes all the copies along, so copies are cheap and writes are what it does; if it never had to wake up, the simulation would save ${share(simulated(figures, 'never'))}.`,
        `The same design, chats and gateways, and in this load the plateau is nearly gone; a day later it was ${again(figures, 'bursts')}. A system that is always busy, or that collects for a moment before it sends, should come near this: that was not measured. “${REAL.title}” has all that was measured, with how far repeats lay apart, and what the simulation says.`,
      ],
    },
  ],
};

export default step;
