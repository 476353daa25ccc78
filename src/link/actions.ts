/** The value of `do`: timed actions, `milliseconds:verb:target` joined by commas. */
import { SCENARIO_KEYS, type Action } from '../model/scenario';
import { plainNumber, readNumber } from './plain';
import { repairOf, type Repair } from './repair';

const MOST = SCENARIO_KEYS.do.max;
/** No action can be later than the play head can go. */
const LATEST_MILLIS = SCENARIO_KEYS.t.max;
const NOT_AN_ACTION = 'is not milliseconds:verb:target, as in 120:post:u3';
const LEFT_OUT = 'this action is left out';

export interface ReadActions {
  readonly actions: readonly Action[];
  readonly repairs: readonly Repair[];
}

export function writeActions(actions: readonly Action[]): string {
  return actions.map((one) => `${plainNumber(one.atMillis)}:${one.verb}:u${plainNumber(one.user)}`).join(',');
}

/**
 * Reads the actions of a run with `people` people. Each bad one is left out with a repair of its
 * own; past the most that a scenario takes, the rest is left out with one repair for all.
 */
export function readActions(text: string, people: number): ReadActions {
  if (text === '') return { actions: [], repairs: [repairOf('do', '', 'has no value', 'it is left out')] };
  const actions: Action[] = [];
  const repairs: Repair[] = [];
  const parts = text.split(',');
  for (const [index, part] of parts.entries()) {
    if (actions.length === MOST) {
      const rest = parts.length - index;
      const problem = `comes after ${String(MOST)} actions, the most`;
      repairs.push(repairOf('do', part, problem, rest === 1 ? LEFT_OUT : `it and the ${String(rest - 1)} after it are left out`));
      break;
    }
    const action = readAction(part, people);
    if (typeof action === 'string') repairs.push(repairOf('do', part, action, LEFT_OUT));
    else actions.push(action);
  }
  return { actions, repairs };
}

/** One action, or what is wrong with it. */
function readAction(text: string, people: number): Action | string {
  // A link can hold a hundred thousand empty ones.
  if (text === '') return NOT_AN_ACTION;
  const [time = '', verb, target, ...more] = text.split(':');
  if (verb === undefined || target === undefined || more.length > 0) return NOT_AN_ACTION;
  const atMillis = readNumber(time);
  if (atMillis === undefined) return 'has a time that is not a number';
  if (atMillis < 0) return 'has a time below 0, the least';
  if (atMillis > LATEST_MILLIS) return `has a time above ${plainNumber(LATEST_MILLIS)}, the most`;
  if (verb !== 'post') return 'has an unknown verb; the only one is post';
  const user = /^u[1-9]\d*$/.test(target) ? Number(target.slice(1)) : 0;
  if (user === 0) return 'names nobody; people are u1, u2 and so on';
  if (user > people) return people === 1 ? 'names somebody who is not there; the only one is u1' : `names somebody who is not there; people are u1 to u${plainNumber(people)}`;
  return { atMillis, verb, user };
}
