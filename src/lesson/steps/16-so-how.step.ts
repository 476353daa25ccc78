import { number, share } from '../../text/format';
import { ANSWERS, ASSUMED } from '../answers';
import type { StepFigures } from '../figures';
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
  scenes: [{ id: 'load', patch: { design: 'topic-per-chat', chats: 10_000, users: 10_000, skew: 0, gateways: 2000 } }],
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
      after: 'load',
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
        `Bundling saves nothing here: a chat that posts once a tick has nothing to bundle, so it stays at ${number(copiesOf('bundles')(figures))}. A few strays are enough to bring copies back to many gateways, and viewers need not be few for the copies to shrink.`,
        'Below are the candidates with their prices, and who says that they do it. How the largest do it behind their gateways nobody outside knows. What would you measure first?',
      ],
    },
  ],
  shows: 'answers',
};

export default step;
