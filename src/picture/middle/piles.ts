/** Two piles a gateway, copies in and writes out, on one scale with the run before: geometry. */
import type { Counts } from '../../model/ledger';
import type { Box } from '../near/seatmap';
import type { Traffic } from '../far/plot';
import type { MiddleLayout } from './layout';

/** A part of a pile. */
export interface Layer {
  readonly box: Box;
  /** Whose copies; −1 where they are not told apart. */
  readonly chat: number;
}

export interface GatewayPiles {
  readonly copies: readonly Layer[];
  readonly writes: Box;
  /** Outlines of the run before; null where there is none. */
  readonly ghosts: { readonly copies: Box; readonly writes: Box } | null;
  /** The middle of each pile, across. */
  readonly copiesX: number;
  readonly writesX: number;
}

export interface PilesInput {
  readonly now: Traffic;
  readonly before: Traffic | null;
  /** By gateway · chats + chat; null where copies are not told apart by chat. */
  readonly byChat: Counts | null;
  readonly chats: number;
  /** The end of the scale. */
  readonly end: number;
}

export function pilesOf({ now, before, byChat, chats, end }: PilesInput, { piles, columnWidth, gateways }: MiddleLayout): GatewayPiles[] {
  const room = piles!;
  const width = Math.min(46, columnWidth * 0.36);
  const gap = Math.min(8, columnWidth * 0.08);
  const floor = room.y + room.height;
  const pile = (x: number, from: number, count: number): Box => {
    const height = (count / end) * room.height;
    return { x, y: floor - (from / end) * room.height - height, width, height };
  };
  return Array.from({ length: gateways }, (_, gateway) => {
    const middle = room.x + (gateway + 0.5) * columnWidth;
    const [copiesLeft, writesLeft] = [middle - gap / 2 - width, middle + gap / 2];
    // Each gateway of the run before has become several, or several one: they stand where it stood.
    const was = before ? Math.min(before.receipts.length - 1, Math.floor((gateway * before.receipts.length) / gateways)) : -1;
    return {
      copies: byChat ? layersOf(byChat, gateway, chats, (from, count) => pile(copiesLeft, from, count)) : [{ box: pile(copiesLeft, 0, now.receipts[gateway]!), chat: -1 }],
      writes: pile(writesLeft, 0, now.writes[gateway]!),
      ghosts: before ? { copies: pile(copiesLeft, 0, before.receipts[was]!), writes: pile(writesLeft, 0, before.writes[was]!) } : null,
      copiesX: copiesLeft + width / 2,
      writesX: writesLeft + width / 2,
    };
  });
}

function layersOf(byChat: Counts, gateway: number, chats: number, pile: (from: number, count: number) => Box): Layer[] {
  const layers: Layer[] = [];
  let from = 0;
  for (let chat = 0; chat < chats; chat++) {
    const count = byChat[gateway * chats + chat]!;
    if (count > 0) layers.push({ box: pile(from, count), chat });
    from += count;
  }
  return layers;
}
