import { number, share } from '../../text/format';
import { RACE } from '../../text/lesson/sohow';
import { designOf } from '../../designs';
import { withChanges } from '../../model/scenario';
import { ASKED, ASSUMED, copiesUnder, DIVIDED, FEWER } from '../candidates';
import type { StepFigures } from '../figures';
import { savedByCollecting, savedByDoubling } from '../formulas';
import type { Step } from '../step';

const LABELS: Readonly<Record<keyof typeof ASKED, string>> = {
  viewers: `Only viewers, ${share(ASSUMED.viewing)} of the members`,
  bundles: `Collect for a tick of ${number(ASSUMED.tick / 1000)} second`,
  affinity: `Seat communities together, ${share(ASSUMED.misplaced)} stray`,
  pull: 'Viewers ask for what is new, once a second',
};

const copiesOf = (id: keyof typeof ASKED) => (figures: StepFigures): number => copiesUnder(figures.formula('load').scenario, ASKED[id]);

/** What doubling the gateways saves of the copies into one, under a design. */
const savedUnder = (id: keyof typeof ASKED) => (figures: StepFigures): number => savedByDoubling(withChanges(figures.formula('load').scenario, { design: ASKED[id] }));

const step: Step = {
  id: 'so-how',
  order: 16,
  title: 'So how?',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'load', patch: { design: 'direct', chats: 10_000, users: 10_000, skew: 0, gateways: 2000, ...ASSUMED } },
    { id: 'viewers', patch: { design: 'viewers-only' } },
    { id: 'together', patch: { design: 'affinity' } },
  ],
  text: (figures) => {
    const { scenario } = figures.formula('load');
    return [
      'The article ends with three questions. Is what does not scale perhaps good enough? By measured prices it was, at a guessed load. Are there optimisations? They lower the plateau and leave it flat. Is there, last, something that scales and keeps one socket?',
      `There are candidates. None is free, and none is published whole. Only viewers you know. Seat communities together: a directory places people with those they talk to most; some belong to several, and stray. Ask: nobody is told, each viewer asks for what is new. The load is the guessed one: each chat has ${number(scenario.users)} members on ${number(scenario.gateways)} gateways and posts a message a second; ${share(scenario.viewing)} of them have it open.`,
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'load',
      after: 'viewers',
      shows: 'watched',
      predictions: [
        {
          kind: 'ranking',
          id: 'so-how.order',
          isByFormula: true,
          about: 'three candidates by copies in',
          question: () => 'Order them by copies into a gateway.',
          unit: 'count',
          options: FEWER.map((id) => ({ id, label: () => LABELS[id], value: copiesOf(id) })),
        },
      ],
      reveal: (figures) => [
        `The picture has run one of them, only viewers: ${number(figures.of('viewers').copies.mean)} copies into a gateway instead of ${number(figures.of('load').copies.mean)}, and holes wherever nobody looks. A few strays are enough to bring copies back to many gateways. Collecting saves nothing where a chat posts exactly once a tick, so it stays at ${number(copiesOf('bundles')(figures))}; were messages to come by chance, it would save ${share(savedByCollecting(figures.formula('load').scenario))}.`,
        'Fewer copies is an optimisation. The article asks for more: a design in which gateways that are added take work off the others.',
      ],
    },
    {
      before: 'viewers',
      after: 'together',
      shows: 'answers',
      links: [
        { to: 'beside', label: 'Direct append and seating together side by side in the lab', first: 'load', beside: 'together' },
        { to: 'compare', label: 'Every design at this load, with a verdict', scene: 'load' },
      ],
      predictions: [
        {
          kind: 'ranking',
          id: 'so-how.doubling',
          isByFormula: true,
          about: 'what doubling saves under each candidate',
          question: () => 'Now double the gateways. Order them by how much less each gateway takes in, the least first.',
          unit: 'share',
          options: DIVIDED.map((id) => ({ id, label: () => LABELS[id], value: savedUnder(id) })),
        },
      ],
      reveal: (figures) => [
        `Collecting leaves the plateau flat: doubling saves ${share(savedUnder('bundles')(figures))}. Only viewers saves ${share(savedUnder('viewers')(figures))}, because here fewer people look at a chat than there are gateways: the plateau has ended. Seated together, a chat lives on one gateway, and what is left is its strays: ${share(savedUnder('affinity')(figures))}. Asking has no copies for a chat at all, only for each viewer, and halves: ${share(savedUnder('pull')(figures))}. “${RACE.titles.ends}” plays every design that does, on few gateways and on twice as many.`,
        `So there are designs that scale with one socket, and each moves the price: to a moment at which everybody looks, to strays, to hearing it later and asking in vain. ${designOf('pull').sources[0]!.who} says in public how its clients ask. Nobody has published what such a load is, how many stray, what moving a socket costs, or one of these designs whole. What would you measure first?`,
      ],
    },
  ],
};

export default step;
