import { number, share } from '../../text/format';
import { ANSWERS, ASSUMED } from '../answers';
import type { StepFigures } from '../figures';
import { savedByBundling } from '../formulas';
import type { Step } from '../step';

const RANKED = ['viewers', 'bundles', 'affinity'] as const;

const copiesOf = (id: string) => (figures: StepFigures): number => ANSWERS.find((answer) => answer.id === id)!.copies(figures.formula('load').scenario);

const LABELS: Readonly<Record<(typeof RANKED)[number], () => string>> = {
  viewers: () => `Only viewers, ${share(ASSUMED.viewing)} of the members`,
  bundles: () => `Bundle by the tick of ${number(ASSUMED.bundleSeconds)} second`,
  affinity: () => `Seat communities together, ${share(ASSUMED.misplaced)} stray`,
};

const step: Step = {
  id: 'so-how',
  order: 16,
  title: 'So how?',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'load', patch: { design: 'topic-per-chat', chats: 10_000, users: 10_000, skew: 0, gateways: 2000 } },
    // Of the candidates the one that can be played by a design that there is.
    { id: 'viewers', patch: { viewing: ASSUMED.viewing } },
  ],
  text: (figures) => {
    const { scenario } = figures.formula('load');
    return [
      'The article ends with a question: is there a design that keeps one socket a person and still scales? There are candidates. None is free, and none is published whole. Three of them, for the same guessed load as before:',
      `Only viewers: the client says which chat is open, and a gateway is told only of those. Bundle by the tick: whoever owns a chat collects its messages and sends what has come as one copy. Seat communities together: a directory places people with those they talk to most; some belong to several communities, and stray. Each chat has ${number(scenario.users)} members on ${number(scenario.gateways)} gateways and posts a message a second.`,
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'load',
      after: 'viewers',
      predictions: [
        {
          kind: 'ranking',
          id: 'so-how.order',
          isByFormula: true,
          about: 'three candidates by copies in',
          question: () => 'Order them by copies into a gateway.',
          unit: 'count',
          options: RANKED.map((id) => ({ id, label: LABELS[id], value: copiesOf(id) })),
        },
      ],
      reveal: (figures) => [
        `The picture has run one of them, only viewers: ${number(figures.of('viewers').copies.mean)} copies into a gateway instead of ${number(figures.of('load').copies.mean)}, and holes wherever nobody looks. A few strays are enough to bring copies back to many gateways. Bundling saves nothing where a chat posts exactly once a tick, so it stays at ${number(copiesOf('bundles')(figures))}; were messages to come by chance, ticks that catch several would save ${share(savedByBundling(figures.formula('load').scenario))}.`,
        'Below are the candidates with their prices, and who says that they do it. How the largest do it behind their gateways nobody outside knows. What would you measure first?',
      ],
    },
  ],
  shows: 'answers',
};

export default step;
