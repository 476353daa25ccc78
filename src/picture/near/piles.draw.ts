/** Draws each gateway's two piles: copies in, in the colours of their chats, and writes out, in grey. */
import { chatInk, type Inks, type Picture } from './picture.draw';
import type { Canvas } from '../surface';
import { pileHeight, type PileScale } from './piles';
import { pilesIn } from './seatmap';

/** Where a pile stands. */
interface Foot {
  readonly x: number;
  readonly bottom: number;
  readonly width: number;
}

export function drawPiles(canvas: Canvas, { map, receiptsByChat, wastedByChat, writes, pileScale }: Picture, inks: Inks): void {
  const chats = map.rows.length;
  map.piles.forEach((room, gateway) => {
    const { copies, writes: written, width } = pilesIn(room);
    const foot = (middle: number): Foot => ({ x: middle - width / 2, bottom: room.y + room.height, width });
    let count = 0;
    for (let chat = 0; chat < chats; chat++) {
      const cell = gateway * chats + chat;
      const [all, wasted] = [receiptsByChat[cell]!, wastedByChat[cell]!];
      canvas.fillStyle = canvas.strokeStyle = chatInk(inks, chat);
      drawBlocks(canvas, foot(copies), count, count + all - wasted, pileScale, false);
      drawBlocks(canvas, foot(copies), count + all - wasted, count + all, pileScale, true);
      count += all;
    }
    canvas.fillStyle = inks.writes;
    drawBlocks(canvas, foot(written), 0, writes[gateway]!, pileScale, false);
  });
}

/** The blocks from one count to another; those of copies that serve nobody are as hollow as these. */
function drawBlocks(canvas: Canvas, { x, bottom, width }: Foot, from: number, to: number, scale: PileScale, isHollow: boolean): void {
  const gap = scale.blockHeight > 4 ? Math.min(2, scale.blockHeight / 5) : scale.blockHeight > 2 ? 0.5 : 0;
  const line = Math.min(1.5, scale.blockHeight / 4);
  for (let count = from; count < to; ) {
    const next = Math.min(to, (Math.floor(count / scale.perBlock) + 1) * scale.perBlock);
    const foot = bottom - pileHeight(count, scale);
    const height = Math.max(1, pileHeight(next - count, scale) - gap);
    if (isHollow) {
      canvas.lineWidth = line;
      canvas.strokeRect(x + line / 2, foot - height + line / 2, width - line, Math.max(0, height - line));
    } else canvas.fillRect(x, foot - height, width, height);
    count = next;
  }
}
