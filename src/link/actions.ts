/** The value of `do`: timed actions, `milliseconds:verb:target` joined by commas. */
import { SCENARIO_KEYS } from '../model/keys';
import type { Action } from '../model/scenario';
import * as say from '../text/link/repairs';
import { plainNumber, readNumber } from './plain';
import { repairOf, type Repair } from './repair';

const MOST = SCENARIO_KEYS.do.max;
/** No action can be later than the play head can go. */
const LATEST_MILLIS = SCENARIO_KEYS.t.max;

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
  if (text === '') return { actions: [], repairs: [repairOf('do', '', say.NO_VALUE, say.LEFT_OUT)] };
  const actions: Action[] = [];
  const repairs: Repair[] = [];
  const parts = text.split(',');
  for (const [index, part] of parts.entries()) {
    if (actions.length === MOST) {
      const rest = parts.length - index;
      repairs.push(repairOf('do', part, say.tooManyActions(MOST), rest === 1 ? say.ACTION_LEFT_OUT : say.restLeftOut(rest - 1)));
      break;
    }
    const action = readAction(part, people);
    if (typeof action === 'string') repairs.push(repairOf('do', part, action, say.ACTION_LEFT_OUT));
    else actions.push(action);
  }
  return { actions, repairs };
}

/** One action, or what is wrong with it. */
function readAction(text: string, people: number): Action | string {
  // A link can hold a hundred thousand empty ones.
  if (text === '') return say.NOT_AN_ACTION;
  const [time = '', verb, target, ...more] = text.split(':');
  if (verb === undefined || target === undefined || more.length > 0) return say.NOT_AN_ACTION;
  const atMillis = readNumber(time);
  if (atMillis === undefined) return say.TIME_NOT_A_NUMBER;
  if (atMillis < 0) return say.TIME_TOO_EARLY;
  if (atMillis > LATEST_MILLIS) return say.timeTooLate(plainNumber(LATEST_MILLIS));
  if (verb !== 'post') return say.UNKNOWN_VERB;
  const user = /^u[1-9]\d*$/.test(target) ? Number(target.slice(1)) : 0;
  if (user === 0) return say.NOBODY;
  if (user > people) return say.nobodyThere(people, plainNumber(people));
  return { atMillis, verb, user };
}
