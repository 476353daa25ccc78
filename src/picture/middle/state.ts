/** What has come of each chat's latest message, cell by cell and person by person: by the play head, or by a message that somebody asked for. */
import { Arrivals, type Write } from '../../reading/arrivals';
import { isPlayed, type LoadedRun } from '../../reading/run';
import type { People } from './people';

export interface MiddleState {
  /** The row that is live; −1 for none. */
  readonly live: number;
  /** By chat · gateways + gateway, of the chat's latest message: copies that are in, that are sent, how far the latest one is. */
  readonly arrived: Float64Array;
  readonly sent: Float64Array;
  readonly progress: Float64Array;
  /** Copies in that serve nobody. */
  readonly wasted: Float64Array;
  /** By person: 1 where they have their chat's latest message. */
  readonly heard: Uint8Array;
  /** Of the live row alone, by person. */
  readonly writes: ReadonlyMap<number, Write>;
  /** Of the live row's message: copies in, and in all. */
  readonly copiesIn: number;
}

const NO_WRITES: ReadonlyMap<number, Write> = new Map();

/** Known by run, since building them goes through its trace. */
const ARRIVALS = new WeakMap<LoadedRun, Arrivals>();

function arrivalsOf(run: LoadedRun): Arrivals | null {
  if (!isPlayed(run)) return null;
  const known = ARRIVALS.get(run) ?? new Arrivals(run.result);
  ARRIVALS.set(run, known);
  return known;
}

function nothingYet(run: LoadedRun, live: number): MiddleState & { readonly heard: Uint8Array } {
  const { scenario, seating } = run.result;
  const cells = scenario.chats * scenario.gateways;
  const none = (): Float64Array => new Float64Array(cells);
  return { live, arrived: none(), sent: none(), progress: none(), wasted: none(), heard: new Uint8Array(seating!.seat.length), writes: NO_WRITES, copiesIn: 0 };
}

/** By the play head of a run that was played; before anything of one that was counted. */
export function stateAt(run: LoadedRun, micros: number): MiddleState {
  const arrivals = arrivalsOf(run);
  const { trace, scenario } = run.result;
  const { owners } = run;
  const message = arrivals && owners ? owners.followed(micros) : -1;
  if (!arrivals || !owners || !trace || message < 0) return nothingYet(run, -1);
  const live = trace.messages.chat[message]!;
  const state = nothingYet(run, live);
  for (let chat = 0; chat < scenario.chats; chat++) {
    const latest = chat === live ? message : owners.followedOf(chat, micros);
    if (latest < 0) continue;
    const found = arrivals.atGateways(latest, micros);
    for (const name of ['arrived', 'sent', 'progress', 'wasted'] as const) state[name].set(found[name], chat * scenario.gateways);
    arrivals.markHeard(latest, micros, state.heard);
  }
  return { ...state, writes: arrivals.writes(message, micros), copiesIn: run.cursor!.at(micros).copiesIn[message]! };
}

/**
 * A message whose front has come so far along its row, with what each gateway takes in of it.
 * @param copies by cell
 */
export function stateOfSweep(run: LoadedRun, people: People, { chat, spread }: { readonly chat: number; readonly spread: number }, copies: (cell: number) => number): MiddleState {
  const { gateways } = run.result.scenario;
  const state = nothingYet(run, chat);
  let copiesIn = 0;
  for (let gateway = 0; gateway < gateways; gateway++) {
    const cell = chat * gateways + gateway;
    if ((gateway + 0.5) / gateways > spread) continue;
    state.arrived[cell] = copies(cell);
    state.sent[cell] = copies(cell);
    state.progress[cell] = 1;
    copiesIn += copies(cell);
    const viewers = people.viewing[cell]!;
    if (viewers === 0) state.wasted[cell] = copies(cell);
    for (let at = people.begins[cell]!; at < people.begins[cell]! + viewers; at++) state.heard[people.order[at]!] = 1;
  }
  return { ...state, copiesIn };
}
