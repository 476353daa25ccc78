/** The worker's side of a figure's script: the engines that its runs ask for, and no others. */
import { expose } from 'comlink';
import { openAggregate } from '../engine/counts/aggregate';
import { estimate } from '../engine/counts/estimate';
import { openNeighbourhood } from '../engine/counts/neighbourhood';
import { openPainting } from '../engine/counts/paint';
import { openRun } from '../engine/events/simulate';
import { createSimulator } from '../worker/simulator';

// Written in by the build, so that what is not asked for is left out.
declare const FIGURE_NEEDS_EVENTS: boolean;
declare const FIGURE_NEEDS_COUNTS: boolean;
declare const FIGURE_NEEDS_FAR: boolean;

function unasked(): never {
  throw new Error('this figure was built without what it asks for');
}

/** Answers the page. A figure has no line of time along which to play in columns, and asks nothing about all designs. */
export function startWorker(): void {
  expose(
    createSimulator({
      openRun: FIGURE_NEEDS_EVENTS ? openRun : unasked,
      openAggregate: FIGURE_NEEDS_COUNTS ? openAggregate : unasked,
      estimate: FIGURE_NEEDS_COUNTS ? estimate : unasked,
      openPainting: FIGURE_NEEDS_FAR ? openPainting : unasked,
      openNeighbourhood: FIGURE_NEEDS_FAR ? openNeighbourhood : unasked,
      openFlowOverTime: unasked,
      whyNoFlow: unasked,
      loadAnswers: unasked,
    }),
  );
}
