import { designOf } from '../../designs';
import { savesAtLeast } from '../../engine/theory/spending';
import { PRESETS } from '../../model/presets';
import { boundsOf } from '../../model/verdict';
import { counted, duration, hundredths, number, share } from '../../text/format';
import { presetFacts } from '../../text/page/costs';
import { REAL_DOOR } from '../../text/lesson/real';
import { boundsWords, componentsWords, HOLDS_NOWHERE } from '../../text/verdict';
import { savedShare } from '../../engine/theory/theory';
import type { StepFigures } from '../figures';
import { MEASURED } from '../formulas';
import { workSaved } from '../readings';
import type { Step } from '../step';

const MICROS_PER_MILLI = 1000;

/** What doubling saves of a gateway's work at a cheap copy, by formula, and at a dear one. */
const savedCheap = (figures: StepFigures): number => savedShare(figures.formula('cheap').busyShare.mean, figures.formula('cheap-doubled').busyShare.mean);
const savedDear = workSaved('dear', 'dear-doubled');

/** What somebody might ask of twice the gateways. */
const WORTH = 0.25;

/** Up to which price of a copy they save as much. */
function worthWhile(figures: StepFigures): string {
  const { scenario } = figures.formula('cheap');
  const bounds = boundsOf(savesAtLeast(WORTH, designOf(scenario.design)), scenario, 'tReceipt');
  return bounds ? boundsWords(bounds) : HOLDS_NOWHERE;
}

/** What a copy that wakes its gateway up costs, in copies that are taken along. */
function aloneToTaken(figures: StepFigures): number {
  const { tReceipt, tWake } = figures.formula('measured').scenario;
  return (tReceipt + tWake) / tReceipt;
}

const step: Step = {
  id: 'inside-one-gateway',
  order: 6,
  title: 'Inside one gateway',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'cheap-doubled', patch: { cores: 4 } },
    { id: 'cheap', patch: { gateways: 1000 } },
    { id: 'dear', patch: { tReceipt: 1000 } },
    { id: 'dear-doubled', patch: { gateways: 2000 } },
    { id: 'assumed', patch: { gateways: 1000, tReceipt: 10 } },
    { id: 'measured', patch: PRESETS[MEASURED].costs },
    { id: 'lossless', patch: PRESETS.round.costs },
    { id: 'lossy', patch: { loss: 0.2, attempts: 3 } },
    { id: 'small', patch: { chats: 1, users: 8, gateways: 2, placement: 'round-robin', loss: 0.5 } },
  ],
  text: (figures) => {
    const { scenario } = figures.formula('cheap');
    const { tReceipt: dear } = figures.formula('dear').scenario;
    return [
      `What does a gateway do with a copy? It unpacks it, finds the people of this chat among those it holds, and then writes one socket after the other. So far a copy cost ${number(scenario.tReceipt)} µs and a write ${number(scenario.tWrite)} µs, both assumed. There are ${number(scenario.users / scenario.gateways)} writes for each copy, so nearly all of the work is writing, and writing is divided: doubling saved ${share(savedCheap(figures))} of a gateway’s work, almost half.`,
      `But some copies are dear: to be decrypted, checked for rights, looked up, logged. Let one cost ${number(dear / MICROS_PER_MILLI)} ms, as much as ${number(dear / scenario.tWrite)} writes, and double again.`,
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'dear',
      after: 'dear-doubled',
      shows: 'gateway',
      predictions: [
        {
          kind: 'amount',
          id: 'inside-one-gateway.saved',
          about: 'work saved by doubling, copies dear',
          question: () => 'With dear copies, how much of a gateway’s work does doubling save?',
          unit: 'share',
          from: 0,
          to: 0.5,
          scale: 'even',
          was: savedCheap,
          answer: savedDear,
        },
      ],
      reveal: (figures) => [
        `Only ${share(savedDear(figures))}. The same gateways, the same chats, the same counts: all that changed is the price of one copy against one write. So whether repeated work matters is not a question about architecture alone.`,
        `Below the picture a slider sets that price. Say doubling is worth its money while it saves ${share(WORTH)} of a gateway’s work: that ${worthWhile(figures)}, ${componentsWords(['gateway'])} and all else as it is. What a copy costs, only measuring your own gateway can tell.`,
      ],
    },
    {
      before: 'assumed',
      after: 'measured',
      shows: 'gateway',
      predictions: [
        {
          kind: 'amount',
          id: 'inside-one-gateway.wake',
          isMeasured: true,
          about: 'price of a copy that comes alone',
          question: () => 'So what does a copy cost? On real gateways one that comes alone was measured against one that comes along with many others. How many times as much does it cost?',
          unit: 'times',
          from: 1,
          to: 100,
          scale: 'ratio',
          answer: aloneToTaken,
        },
      ],
      reveal: (figures) => {
        const { tReceipt, tWake, tWrite } = figures.formula('measured').scenario;
        const assumed = figures.formula('assumed').scenario;
        return [
          `${number(aloneToTaken(figures))} times: ${duration(tReceipt + tWake)} alone, ${duration(tReceipt)} along with others, beside ${duration(tWrite)} for a write. A gateway that sleeps must be woken up, and that is most of what the copy costs; one that is at work takes the next along. So a copy has no one price, and the ${duration(assumed.tReceipt)} of this lesson lie in between.`,
          `${presetFacts(MEASURED).slice(1).join(' ')} Other prices stand beside their sources in the lab, under costs and limits; what doubling saved on real gateways is behind a side door, “${REAL_DOOR}”.`,
        ];
      },
    },
    {
      before: 'lossless',
      after: 'lossy',
      shows: 'gateway',
      predictions: [
        {
          kind: 'amount',
          id: 'inside-one-gateway.attempts',
          isByFormula: true,
          about: 'attempts for one person',
          question: (figures) => {
            const { loss, attempts } = figures.of('lossy').scenario;
            return `Connections are poor: an attempt to write fails with a chance of ${share(loss)}, and a gateway tries at most ${number(attempts)} times. How many attempts does one person take in the mean?`;
          },
          unit: 'times',
          from: 1,
          to: 3,
          scale: 'even',
          answer: (figures) => figures.of('lossy').attemptsPerPerson,
        },
      ],
      reveal: (figures) => {
        const { attemptsPerPerson, lostShare, scenario } = figures.of('lossy');
        return [
          `${hundredths(attemptsPerPerson)}: most succeed at once. ${share(lostShare)} of the people never get the message, after ${counted(scenario.attempts, 'attempt', 'attempts')}. Retries make the divided part ${share(attemptsPerPerson - 1)} dearer, and the repeated part not at all.`,
        ];
      },
      more: {
        label: 'Watch it attempt by attempt',
        scene: 'small',
        text: (figures) => {
          const { scenario } = figures.of('small');
          return `The same on ${number(scenario.gateways)} gateways with ${number(scenario.users)} people, where ${share(scenario.loss)} of the attempts fail: step through it, and see which line each gateway is at.`;
        },
      },
    },
  ],
};

export default step;
