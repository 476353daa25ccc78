/** The worker's entry: the engines, offered over Comlink. */
import { expose } from 'comlink';
import { openAggregate } from '../scale/aggregate';
import { estimate } from '../scale/estimate';
import { openPainting } from '../scale/paint';
import { openRun } from '../sim/simulate';
import { createSimulator } from './simulator';

expose(createSimulator({ openRun, openAggregate, estimate, openPainting }));
