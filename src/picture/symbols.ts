/** One shape a chat, beside its colour: eight told apart, then the same again. */
import {
  symbol,
  symbolCircle,
  symbolCross,
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

/** A square that stands on its corner; D3's is too narrow for a name. */
const symbolUpright: SymbolType = {
  draw(context, size) {
    const reach = Math.sqrt(size / 2);
    context.moveTo(0, -reach);
    context.lineTo(reach, 0);
    context.lineTo(0, reach);
    context.lineTo(-reach, 0);
    context.closePath();
  },
};

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolUpright,
  symbolCross,
  symbolStar,
  symbolTriangleDown,
  symbolWye,
];

/** Chats that are told apart by colour and shape. */
export const MOST_COLOURS = SHAPES.length;

/** The custom property that holds a chat's colour: the hues repeat, and the row's number tells chats of one hue apart. */
export function chatColour(chat: number): string {
  return `--chat-${String((chat % MOST_COLOURS) + 1)}`;
}

/** Area beside that of a circle: pointed shapes reach further, so they are smaller. */
const AREAS: readonly number[] = [1, 0.96, 0.82, 0.92, 0.92, 0.92, 0.82, 0.92];

/** SVG path of a chat's shape around 0, 0, about as large as a circle of this radius. */
export function chatShape(chat: number, radius: number): string {
  const place = chat % MOST_COLOURS;
  return symbol(SHAPES[place]!, Math.PI * radius * radius * AREAS[place]!)() ?? '';
}
