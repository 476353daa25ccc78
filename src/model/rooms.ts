/**
 * Chats in parts that see only themselves. Where a design has such rooms, what runs is a scenario whose chats
 * are the parts: each with as many of its chat's people, one more or fewer, and with their share of what the chat
 * says. A person is in the part that their place among the members gives. It is made where an engine, or a
 * formula, takes a scenario; what a reader made is kept with it as `whole`, and is what a link says.
 */
import type { Design } from './design';
import type { Scenario, SizeRun } from './scenario';
import { sizesOf } from './sizes';

const KNOWN = new WeakMap<Scenario, Scenario>();

/** The scenario that runs: the same where the design leaves chats whole, or they are in parts already. */
export function roomsOf(scenario: Scenario, { rooms }: Pick<Design, 'rooms'>): Scenario {
  if (!rooms || scenario.whole) return scenario;
  const known = KNOWN.get(scenario) ?? inParts(scenario, scenario[rooms]);
  KNOWN.set(scenario, known);
  return known;
}

/** The scenario that a reader made. */
export function wholeOf(scenario: Scenario): Scenario {
  return scenario.whole ?? scenario;
}

function inParts(scenario: Scenario, parts: number): Scenario {
  const sizes = sizesOf(scenario).runs.flatMap(({ chats, size }) => partsOf(chats, size, Math.min(parts, size)));
  const chats = sizes.reduce((sum, { count }) => sum + count, 0);
  const users = sizes.reduce((most, { size }) => Math.max(most, size), 0);
  return { ...scenario, sizes, chats, users, skew: 0, whole: scenario };
}

/** The parts of so many chats of one size: those with one more first. */
function partsOf(chats: number, size: number, parts: number): SizeRun[] {
  const [least, withOneMore] = [Math.floor(size / parts), size % parts];
  if (withOneMore === 0) return [{ count: chats * parts, size: least, of: size }];
  const ofOne: SizeRun[] = [{ count: withOneMore, size: least + 1, of: size }, { count: parts - withOneMore, size: least, of: size }];
  return Array.from({ length: chats }, () => ofOne).flat();
}

/** A part of a chat, from 0, of how many. */
export interface Room {
  readonly chat: number;
  readonly part: number;
  readonly parts: number;
}

/** Which part of which chat a room is; null where chats are whole. */
export function roomOf(scenario: Scenario, room: number): Room | null {
  if (!scenario.whole) return null;
  const whole = sizesOf(scenario.whole);
  const rooms = sizesOf(scenario);
  const chat = whole.chatOf(rooms.firstOf(room));
  const first = rooms.chatOf(whole.firstOf(chat));
  return { chat, part: room - first, parts: rooms.chatOf(whole.firstOf(chat + 1)) - first };
}

/** Of a chat's people, the share who never see a message of it: those of its other parts; nobody where chats are whole. */
export function unreachedShare(scenario: Scenario): number {
  const { runs, people } = sizesOf(scenario);
  return scenario.whole ? runs.reduce((sum, { chats, size, of }) => sum + (chats * size * (1 - size / of)) / people, 0) : 0;
}
