/** Draws one small picture of the gallery. */
import type { Moment } from '../../reading/moment';
import type { Inks } from '../near/picture.draw';
import type { Bare, Place } from './bare';

/** So much of what stands still is seen of its colour. */
const FAINT = 0.22;
const FULL_TURN = 2 * Math.PI;

export interface BareMoment {
  readonly bare: Bare;
  readonly moment: Pick<Moment, 'receipts' | 'deliveries'>;
  readonly crossing: readonly Place[];
  /** Something beside gateways has a part in the message. */
  readonly hasElsewhere: boolean;
}

export function drawBare(context: CanvasRenderingContext2D, { bare, moment, crossing, hasElsewhere }: BareMoment, inks: Inks): void {
  const hue = inks.chats[bare.chat % inks.chats.length]!;
  context.fillStyle = hue;
  context.globalAlpha = FAINT;
  for (const { x, y, width, height } of bare.columns) context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
  bare.docks.forEach((dock, gateway) => { drawBlocks(context, dock, moment.receipts[gateway]!, bare.columns[gateway]!.width - 4, bare.block); });
  context.strokeStyle = hue;
  context.lineWidth = 1.3;
  for (const [person, { x, y }] of bare.people) {
    context.beginPath();
    context.arc(x, y, bare.radius, 0, FULL_TURN);
    if (moment.deliveries[person]! > 0) context.fill();
    else context.stroke();
  }
  context.fillStyle = inks.writes;
  context.fillRect(bare.api.x - 4, bare.api.y - 4, 8, 8);
  if (hasElsewhere) {
    context.strokeStyle = inks.writes;
    context.strokeRect(bare.elsewhere.x - 6, bare.elsewhere.y - 5, 12, 10);
  }
  context.fillStyle = inks.ink;
  for (const { x, y } of crossing) {
    context.beginPath();
    context.arc(x, y, 2.2, 0, FULL_TURN);
    context.fill();
  }
}

/** A block for each copy taken in, side by side, as narrow as the column asks for. */
function drawBlocks(context: CanvasRenderingContext2D, { x, y }: Place, copies: number, room: number, block: number): void {
  const apart = Math.min(block + 1.5, room / Math.max(1, copies));
  for (let copy = 0; copy < copies; copy++) context.fillRect(x + copy * apart, y, Math.max(1, Math.min(block, apart - 0.5)), block);
}
