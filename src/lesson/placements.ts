/** A claim over many placements, found by placing people in the model many times. */
import { designOf } from '../designs';
import { populate } from '../model/population';
import { withChanges, type Scenario } from '../model/scenario';

export interface PlacementTrials {
  readonly trials: number;
  /** Trials in which every gateway holds somebody of every chat. */
  readonly complete: number;
  /** Gateways that hold somebody of a chat, in the mean over chats and trials. */
  readonly gatewaysPerChat: number;
}

/** Places everybody of a scenario once for each seed from 1 on. */
export function placeManyTimes(scenario: Scenario, trials: number): PlacementTrials {
  const design = designOf(scenario.design);
  const cells = scenario.chats * scenario.gateways;
  let complete = 0;
  let occupied = 0;
  for (let seed = 1; seed <= trials; seed++) {
    const { seat, people, sizes } = populate(withChanges(scenario, { seed }), design);
    const taken = new Set<number>();
    for (let person = 0; person < people; person++) taken.add(sizes.chatOf(person) * scenario.gateways + seat(person));
    if (taken.size === cells) complete++;
    occupied += taken.size;
  }
  return { trials, complete, gatewaysPerChat: occupied / trials / scenario.chats };
}
