/** The worker's entry: the engines, offered over Comlink. */
import { expose } from 'comlink';
import { openAggregate } from '../engine/counts/aggregate';
import { estimate } from '../engine/counts/estimate';
import { openNeighbourhood } from '../engine/counts/neighbourhood';
import { openPainting } from '../engine/counts/paint';
import { openRun } from '../engine/events/simulate';
import { openFlowOverTime, whyNoFlow } from '../engine/flow/flow';
import { createSimulator } from './simulator';

const loadAnswers = async () => (await import('../engine/weighing/answer')).answerTo;

expose(createSimulator({ openRun, openAggregate, estimate, openPainting, openNeighbourhood, openFlowOverTime, whyNoFlow, loadAnswers }));
