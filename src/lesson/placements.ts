/** Where people of a scene sit that nobody has run; and a claim over many placements, found by placing them many times. */
import { designOf } from '../designs';
import { populate } from '../model/population';
import { withChanges, type Scenario } from '../model/scenario';
import { seatingAtStart, type Seating } from '../model/seating';
import { topologyOf, type Topology } from '../model/topology';

/** Of a scene on paper, what of a run is needed to draw it. */
interface SceneOnPaper {
  readonly scenario: Scenario;
  readonly topology: Topology;
  readonly seating: Seating;
}

/**
 * Everybody of a scene where they will connect.
 * @throws RangeError for more people than are looked at one by one
 */
export function beforeAnyRun(scenario: Scenario): SceneOnPaper {
  const design = designOf(scenario.design);
  const seating = seatingAtStart(scenario, design);
  if (!seating) throw new RangeError('this scene has too many people to seat each');
  return { scenario, topology: topologyOf(scenario, design), seating };
}

export interface PlacementTrials {
  readonly trials: number;
  /** Trials in which every gateway holds somebody of every chat. */
  readonly complete: number;
  /** Gateways that hold somebody of a chat, in the mean over chats and trials. */
  readonly gatewaysPerChat: number;
}

/** Cells of chat and gateway in which nobody sits, everybody of the scenario placed. */
export function emptyCells(scenario: Scenario): number {
  return scenario.chats * scenario.gateways - takenCells(scenario);
}

function takenCells(scenario: Scenario): number {
  const { seat, people, sizes } = populate(scenario, designOf(scenario.design));
  const taken = new Set<number>();
  for (let person = 0; person < people; person++) taken.add(sizes.chatOf(person) * scenario.gateways + seat(person));
  return taken.size;
}

/** Places everybody of a scenario once for each seed from 1 on. */
export function placeManyTimes(scenario: Scenario, trials: number): PlacementTrials {
  const cells = scenario.chats * scenario.gateways;
  let complete = 0;
  let occupied = 0;
  for (let seed = 1; seed <= trials; seed++) {
    const taken = takenCells(withChanges(scenario, { seed }));
    if (taken === cells) complete++;
    occupied += taken;
  }
  return { trials, complete, gatewaysPerChat: occupied / trials / scenario.chats };
}
