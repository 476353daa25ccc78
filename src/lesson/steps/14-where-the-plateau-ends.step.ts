import { PRESETS } from '../../model/presets';
import { number, share } from '../../text/format';
import { RACE } from '../../text/lesson/sohow';
import { savedShare } from '../../engine/theory/theory';
import { copiesUnder, HALF_LOOK, OPTIMISED, under } from '../candidates';
import type { StepFigures } from '../figures';
import { plateauEnd, savedByDoubling } from '../formulas';
import { copiesIn } from '../readings';
import { withChanges } from '../../model/scenario';
import type { Step } from '../step';

/** What can be chosen among, by what an option is called in an address. */
const LABELS: Readonly<Record<keyof typeof OPTIMISED, string>> = {
  viewers: 'Tell only viewers',
  bundles: 'Collect for a second',
  asking: 'Ask once a second',
};
const IDS = Object.keys(OPTIMISED) as (keyof typeof OPTIMISED)[];
/** Less than this of the copies is next to nothing. */
const NEXT_TO_NOTHING = 0.1;

const today = (figures: StepFigures) => figures.formula('half').scenario;
const copiesOf = (figures: StepFigures, id: keyof typeof OPTIMISED): number => copiesUnder(today(figures), OPTIMISED[id]);
const savedUnder = (figures: StepFigures, id: keyof typeof OPTIMISED): number => savedByDoubling(under(today(figures), OPTIMISED[id]));

/** The one under which doubling saves most of the copies. */
function mostSavedOf(figures: StepFigures): keyof typeof OPTIMISED {
  return IDS.reduce((one, other) => (savedUnder(figures, other) > savedUnder(figures, one) ? other : one));
}

function answerOf(figures: StepFigures): string {
  const best = mostSavedOf(figures);
  return savedUnder(figures, best) < NEXT_TO_NOTHING ? 'none' : best;
}

const step: Step = {
  id: 'where-the-plateau-ends',
  order: 14,
  title: 'Where the plateau ends',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'few', patch: { ...PRESETS.round.costs, design: 'topic-per-chat', shards: 3, chats: 1000, users: 500, gateways: 20 } },
    { id: 'as-many', patch: { gateways: 500 } },
    { id: 'more', patch: { gateways: 2000 } },
    { id: 'half', patch: { design: OPTIMISED.viewers, gateways: 20, ...HALF_LOOK } },
    { id: 'half-doubled', patch: { gateways: 40 } },
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
      shows: 'chart',
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
    {
      before: 'half',
      after: 'half-doubled',
      shows: 'lower',
      lead: (figures) => {
        const { scenario } = figures.formula('half');
        return `Maybe there are optimisations, the article asks next. Here are three, on ${number(scenario.gateways)} gateways again: tell only gateways that hold a viewer; collect a chat’s messages for a second, and send them as one; let each gateway ask once a second, for all its viewers of a chat. Messages come by chance, one a second in each chat, and ${share(scenario.viewing)} of the members look.`;
      },
      links: [{ to: 'compare', label: 'Every design at these numbers', scene: 'half' }],
      predictions: [
        {
          kind: 'choice',
          id: 'where-the-plateau-ends.optimised',
          about: 'the optimisation that doubling helps',
          question: () => 'Three optimisations: double the gateways. Under which of them does a gateway then take in clearly fewer copies?',
          options: [...IDS.map((id) => ({ id, label: () => LABELS[id] })), { id: 'none', label: () => 'None of them' }],
          answer: answerOf,
        },
      ],
      reveal: (figures) => {
        const { scenario, copiesPerMessage } = figures.of('half');
        const doubled = figures.of('half-doubled');
        const end = plateauEnd(scenario);
        const atEnd = (design: string): number => savedByDoubling(withChanges(under(scenario, design), { gateways: end }));
        return [
          `None. Of ${number(copiesUnder(scenario, 'direct'))} copies a second collecting leaves ${number(copiesOf(figures, 'bundles'))} and asking ${number(copiesOf(figures, 'asking'))}; telling only viewers, which the picture has run, leaves ${number(copiesOf(figures, 'viewers'))}, ${number(doubled.copiesPerMessage)} of a message over all gateways instead of ${number(copiesPerMessage)}. Doubling then saves no more than ${share(Number(savedUnder(figures, mostSavedOf(figures)).toPrecision(1)))} of them. An optimisation lowers the plateau once, by a factor, and leaves it flat.`,
          `Unless it counts fewer people. Where only viewers count, the plateau ends at ${number(end)} gateways instead of ${number(scenario.users)}, and doubling saves ${share(atEnd(OPTIMISED.viewers))} there, where collecting still saves ${share(atEnd(OPTIMISED.bundles))}. “${RACE.titles.lower}” plays each of them on few gateways and on twice as many.`,
        ];
      },
    },
  ],
};

export default step;
