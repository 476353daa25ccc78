/** Which gateways must take in which chats' messages at a moment. */
import { belongingOf } from '../model/belonging';
import { hearingSeat, NEVER, PERSON_STATES } from '../model/seating';
import { sizesOf } from '../model/sizes';
import type { PlayedRun } from './run';

/**
 * The cells whose gateway must take in the messages of their row, by chat · gateways + gateway: those
 * that hold somebody for whom it hears the chat, or all of them where nobody asks who is there. Only where there are few enough cells to draw each.
 */
export function heardCells({ result, stays }: Pick<PlayedRun, 'result' | 'stays'>, micros: number): Uint8Array {
  const { scenario, topology, seating } = result;
  const { state, connectedMicros } = seating;
  const { people, chatOf, sizeOf } = sizesOf(scenario);
  const from = topology.secondSocketFrom ?? Infinity;
  const filled = new Uint8Array(scenario.chats * scenario.gateways);
  if (topology.hearing === 'always') return filled.fill(1);
  if (topology.hearing === 'never') return filled;
  for (let person = 0; person < people; person++) {
    const visit = stays?.visitOf(person, micros) ?? null;
    if (visit) filled[visit.chat * scenario.gateways + visit.gateway] = 1;
    // At gateways of a chat's own only viewers are connected.
    const isHeardFor = topology.hearing === 'viewed' || sizeOf(chatOf(person)) >= from ? PERSON_STATES[state[person]!] === 'viewing' && !visit : connectedMicros[person]! < NEVER;
    if (isHeardFor) filled[chatOf(person) * scenario.gateways + hearingSeat(seating, person)] = 1;
  }
  if (topology.hearing === 'held') guestsByCell({ result, stays }, micros)?.forEach((guests, cell) => { if (guests > 0) filled[cell] = 1; });
  return filled;
}

/**
 * By chat · gateways + gateway, who is connected there and on the chat's list with another chat open, of those whose
 * own chat is another one: they are drawn in its row. At a chat's own gateways only those sit who have it open. Null
 * where everybody belongs to one chat, or all chats have gateways of their own.
 */
export function guestsByCell({ result, stays }: Pick<PlayedRun, 'result' | 'stays'>, micros: number): Uint32Array | null {
  const { scenario, topology, seating } = result;
  const { memberships, chatsOf } = belongingOf(scenario);
  if (memberships === 1 || topology.sitsWithChat) return null;
  const { sizeOf } = sizesOf(scenario);
  const isApart = (chat: number): boolean => sizeOf(chat) >= (topology.secondSocketFrom ?? Infinity);
  const guests = new Uint32Array(scenario.chats * scenario.gateways);
  seating.connectedMicros.forEach((connectedMicros, person) => {
    if (connectedMicros === NEVER) return;
    const open = stays?.visitOf(person, micros)?.chat;
    for (const chat of chatsOf(person).slice(1)) if (chat !== open && !isApart(chat)) guests[chat * scenario.gateways + seating.seat[person]!]!++;
  });
  return guests;
}
