/** Words of the seat map from far: what a pixel means, and what a cell holds. */
import type { Ledger } from '../../model/ledger';
import type { Painting } from '../../model/painting';
import type { Whereabouts } from '../../model/whereabouts';
import type { FarMap } from '../../picture/far/farmap';
import { gatewayWords } from './describe';
import { cameWords } from './moving';
import { counted, countOf, number, share } from '../format';
import { chatName, gatewayName, personName } from './names';

/** The exchange rate of the drawing, always printed. */
export function exchangeRate(painting: Painting, far: FarMap): string {
  const sampled =
    painting.chatsPainted < painting.chats
      ? ` Drawn are ${countOf(painting.chatsPainted)} of the ${countOf(painting.chats)} chats, evenly chosen; all are counted.`
      : '';
  if (far.distance === 'beads') return 'One cell is one chat on one gateway; one bead is one person.';
  if (far.distance === 'shades') {
    return `One cell is one chat on one gateway: the darker, the more of its people, ${countOf(far.fullest)} in the darkest. A blank cell is a gateway that does not hear the chat.`;
  }
  if (far.gatewaysPerCell === 1 && far.chatsPerCell === 1) {
    return 'One dot is one chat on one gateway: the darker, the more of its people. A hole is a gateway that does not hear the chat.';
  }
  if (far.isSparse) return `1 dot = ${counted(far.gatewaysPerCell, 'gateway', 'gateways')} × ${counted(far.chatsPerCell, 'chat', 'chats')}, drawn wider than it is.${sampled}`;
  return `1 pixel = ${counted(far.gatewaysPerCell, 'gateway', 'gateways')} × ${counted(far.chatsPerCell, 'chat', 'chats')}: the darker, the more of its cells hold people.${sampled}`;
}

/** A row is as good as solid, or as good as empty, from these shares on. */
const SOLID_FROM = 0.98;

/** What the pattern of the map means: solid rows, holes, or a few cells a row. */
export function patternWords({ gateways, holders }: Pick<Painting, 'gateways' | 'holders'>, isPlacedByChat: boolean): string {
  const hears = holders.reduce((sum, one) => sum + one, 0) / holders.length;
  const reached = `${number(hears)} of ${counted(gateways, 'gateway', 'gateways')}`;
  if (isPlacedByChat) return `One stretch a row: a chat sits on gateways of its own, ${reached}, and the others never hear it.`;
  if (hears >= SOLID_FROM * gateways) return `Solid: nearly every gateway holds somebody of nearly every chat, ${reached}, so it hears them all.`;
  return `Blank cells are gateways that hold nobody of a chat and do not hear it: a chat is heard by ${reached}, ${share(hears / gateways)}.`;
}

/** A cell of the drawing, and the gateway and the chat that it begins with. */
interface ChosenCell {
  readonly row: number;
  readonly column: number;
  readonly gateway: number;
  readonly chat: number;
}

/** What the chosen cell holds. */
export function cellWords(
  painting: Painting,
  far: FarMap,
  { row, column, gateway, chat }: ChosenCell,
  gateways: Ledger['gateways'],
): string {
  const bin = row * painting.columns + column;
  const members = painting.members[bin]!;
  const isOneCell = far.gatewaysPerCell === 1 && far.chatsPerCell === 1;
  const held = isOneCell
    ? `${counted(members, 'person', 'people')} of ${chatName(chat)} on ${gatewayName(gateway)}`
    : `around ${chatName(chat)} and ${gatewayName(gateway)}, ${share(painting.interested[bin]!)} of the cells hold people, ${number(members)} each in the mean`;
  const did = gatewayWords(gateways.receipts[gateway]!, Math.round(gateways.writes[gateway]!), gateways.chats[gateway]!, painting.chats);
  return `${held}. In the whole run ${gatewayName(gateway)} ${did}${cameWords(gateways.switches[gateway]!)}.`;
}

/** What a message of the pinned chat becomes. */
export function spreadWords(line: string): string {
  return line === '' ? '' : `A message of this chat: ${line}.`;
}

/** Where the followed person sits, and where they sat before the last change. */
export function followedWords({ person, chat, gateway, state }: Whereabouts, wasOn: number | null): string {
  const who = `${personName(person)} of ${chatName(chat)}`;
  if (gateway === null) return state === 'offline' ? `${who} is offline.` : `${who} is online with another chat open, on that chat’s gateway.`;
  const away = state === 'away' ? ', with another chat open' : '';
  const moved = wasOn === null ? '' : wasOn === gateway ? ' They stayed where they were.' : ` They moved from ${gatewayName(wasOn)}.`;
  return `${who} sits on ${gatewayName(gateway)}${away}: the ring in the map.${moved}`;
}
