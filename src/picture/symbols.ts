/** One shape a chat, beside its colour: eight told apart, then all the same. */
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3';

/** A triangle that stands on its tip; D3 has none. */
const symbolTriangleDown: SymbolType = {
  draw(context, size) {
    const y = -Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, -y * 2);
    context.lineTo(-Math.sqrt(3) * y, y);
    context.lineTo(Math.sqrt(3) * y, y);
    context.closePath();
  },
};

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolTriangleDown,
  symbolWye,
];

/** Chats that are told apart by colour and shape. */
export const MOST_COLOURS = SHAPES.length;

/** The custom property that holds a chat's colour. With many chats only the one that is followed has one. */
export function chatColour(chat: number, chats: number, followed = -1): string {
  if (chats <= MOST_COLOURS) return `--chat-${String(chat + 1)}`;
  return chat === followed ? '--chat-1' : '--chat-many';
}

/** SVG path of a chat's shape around 0, 0, about as large as a circle of this radius. */
export function chatShape(chat: number, chats: number, radius: number): string {
  const type = chats <= MOST_COLOURS ? SHAPES[chat]! : symbolCircle;
  const size = Math.PI * radius * radius * (type === symbolCircle ? 1 : 1.05);
  return symbol(type, size)() ?? '';
}
