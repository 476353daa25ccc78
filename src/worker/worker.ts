/** The worker's entry: the simulation, offered over Comlink. */
import { expose } from 'comlink';
import { openRun } from '../sim/simulate';
import { createSimulator } from './simulator';

expose(createSimulator(openRun));
