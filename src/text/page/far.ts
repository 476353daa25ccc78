/** Words of the seat map from far: what a pixel means, what a cell holds, what the plot and the loads say. */
import type { Ledger } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import type { Neighbourhood } from '../../model/neighbourhood';
import type { Painting } from '../../model/painting';
import type { Role } from '../../model/roles';
import type { Topology } from '../../model/topology';
import { twoSocketsWords } from './seconds';
import type { Whereabouts } from '../../model/whereabouts';
import type { RoleLoad } from '../../reading/loads';
import type { FarMap } from '../../picture/far/farmap';
import type { Plot } from '../../picture/far/plot';
import { gatewayWords } from './describe';
import { cameWords } from './moving';
import { brief, briefCount, counted, countOf, fromTo, measuredCores, number, rough, roughCount, share, wordFor } from '../format';
import { belongSentence } from './belonging';
import { chatName, gatewayName, personName } from './names';
import { instanceNames } from './overload';
import { chatsCounted } from './rooms';

/** The exchange rate of the drawing in a whole sentence. */
export function exchangeRate(painting: Painting, far: FarMap, areParts = false): string {
  const one = areParts ? 'part of a chat' : 'chat';
  const sampled =
    painting.chatsPainted < painting.chats
      ? ` Drawn are ${countOf(painting.chatsPainted)} of the ${chatsCounted(painting.chats, areParts)}, evenly chosen; all are counted.`
      : '';
  if (far.distance === 'beads') return `One cell is one ${one} on one gateway; one bead is one person.`;
  if (far.distance === 'shades') {
    return `One cell is one ${one} on one gateway: the darker, the more of its people, ${countOf(far.fullest)} in the darkest. A blank cell is a gateway that does not hear it.`;
  }
  if (far.gatewaysPerCell === 1 && far.chatsPerCell === 1) {
    return `One dot is one ${one} on one gateway: the darker, the more of its people. A hole is a gateway that does not hear it.`;
  }
  if (far.isSparse) return `1 dot = ${rateOf(far, areParts)}, drawn wider than it is.${sampled}`;
  const thin = far.thinRows.size > 0 ? ' In rows with few people each is drawn two pixels wide.' : '';
  return `1 pixel = ${rateOf(far, areParts)}: the darker, the more of its cells hold people.${thin}${sampled}`;
}

function rateOf({ gatewaysPerCell, chatsPerCell }: FarMap, areParts: boolean): string {
  return `${counted(gatewaysPerCell, 'gateway', 'gateways')} × ${chatsCounted(chatsPerCell, areParts)}`;
}

/** The same in a few words, printed at the map's own edge. */
export function rateWords(far: FarMap, areParts = false): string {
  if (far.distance === 'beads') return '1 bead = 1 person';
  if (far.distance === 'shades') return `darkest = ${counted(far.fullest, 'person', 'people')}`;
  return `1 ${far.isSparse ? 'dot' : 'pixel'} = ${rateOf(far, areParts)}`;
}

/** A row is as good as solid, or as good as empty, from these shares on. */
const SOLID_FROM = 0.98;

type Held = Pick<Painting, 'gateways' | 'holders' | 'isOfLists'>;
/** What is drawn of them, pixel by pixel. */
type Drawn = Held & Pick<Painting, 'interested'>;

function hearing({ holders }: Held): number {
  return holders.reduce((sum, one) => sum + one, 0) / holders.length;
}

/** What the pattern of the map means: solid rows, holes, or a few cells a row. */
export function patternWords(painting: Drawn, { sitsWithChat, secondSocketFrom, hearing: heardBy }: Pick<Topology, 'sitsWithChat' | 'secondSocketFrom' | 'hearing'>, areParts = false): string {
  const one = areParts ? 'part of a chat' : 'chat';
  const { gateways, isOfLists } = painting;
  const hears = hearing(painting);
  const reached = `${number(hears)} of ${counted(gateways, 'gateway', 'gateways')}`;
  if (sitsWithChat) return `One stretch a row: a chat sits on gateways of its own, ${reached}, and the others never hear it.`;
  if (secondSocketFrom !== null) return `A chat of ${counted(secondSocketFrom, 'member', 'members')} or more has gateways of its own, which hold the second sockets of its viewers; a smaller one is heard wherever a member is at home. In the mean over all, by ${reached}.`;
  if (heardBy === 'always') return `Solid: whoever sits there, every gateway hears every chat, ${reached}.`;
  const whom = heardBy === 'viewed' ? 'who looks at' : isOfLists ? 'on the list of' : 'of';
  const [somebody, nobody] = [`somebody ${whom}`, `nobody ${whom}`];
  if (hears >= SOLID_FROM * gateways) return `Solid: nearly every gateway holds ${somebody} nearly every ${one}, ${reached}, so it hears them all.`;
  // Where a pixel stands for many cells, holes are seen as a paler shade.
  if (painting.interested.every((share) => share > 0)) return `Each pixel is several cells, the paler the fewer of them hold ${somebody} a ${one}: a ${one} is heard by ${reached}, ${share(hears / gateways)}.`;
  return `Blank cells are gateways that hold ${nobody} a ${one} and do not hear it: a ${one} is heard by ${reached}, ${share(hears / gateways)}.`;
}

/** The same where there is room for a few words. */
export function shortPatternWords(painting: Held): string {
  return `A chat is heard by ${number(hearing(painting))} of ${counted(painting.gateways, 'gateway', 'gateways')}.`;
}

/** A cell of the drawing, and the gateway and the chat that it begins with. */
interface ChosenCell {
  readonly row: number;
  readonly column: number;
  readonly gateway: number;
  readonly chat: number;
}

function didWords(gateways: Ledger['gateways'], gateway: number, chats: number, scenario?: Scenario): string {
  const did = gatewayWords(gateways.receipts[gateway]!, Math.round(gateways.writes[gateway]!), gateways.chats[gateway]!, chats, scenario?.whole !== undefined);
  return `${did}${cameWords(gateways.switches[gateway]!)}`;
}

/** What the chosen cell holds. */
export function cellWords(
  painting: Painting,
  far: FarMap,
  { row, column, gateway, chat }: ChosenCell,
  gateways: Ledger['gateways'],
  scenario?: Scenario,
): string {
  const bin = row * painting.columns + column;
  const members = painting.members[bin]!;
  const isOneCell = far.gatewaysPerCell === 1 && far.chatsPerCell === 1;
  const held = isOneCell
    ? `${counted(members, 'person', 'people')} ${painting.isOfLists ? 'on the list of' : 'of'} ${chatName(chat, scenario)} on ${gatewayName(gateway)}`
    : `around ${chatName(chat, scenario)} and ${gatewayName(gateway)}, ${share(painting.interested[bin]!)} of the cells hold people, ${number(members)} each in the mean`;
  return `${held}. In the whole run ${gatewayName(gateway)} ${didWords(gateways, gateway, painting.chats, scenario)}.`;
}

/** The same in a few words, beside the lens. */
export function shortCellWords(painting: Painting, far: FarMap, { row, column, gateway, chat }: ChosenCell, scenario?: Scenario): string {
  const bin = row * painting.columns + column;
  const isOneCell = far.gatewaysPerCell === 1 && far.chatsPerCell === 1;
  const members = number(painting.members[bin]!);
  const people = counted(painting.members[bin]!, 'person', 'people');
  const where = `${chatName(chat, scenario)} on ${gatewayName(gateway)}`;
  return isOneCell ? `${where}: ${people}${painting.isOfLists ? ' on its list' : ''}.` : `Around ${where}: ${members} a cell, ${share(painting.interested[bin]!)} of cells filled.`;
}

/** What a message of the pinned chat becomes. */
export function spreadWords(line: string): string {
  return line === '' ? '' : `A message of this chat: ${line}.`;
}

/** At the end of a message's band. */
export function bandWords(copiesIn: number, copies: number): string {
  return `${countOf(copiesIn)} of ${countOf(copies)} ${wordFor(copies, 'copy', 'copies')} in`;
}

/** The same where there is little room. */
export function bandShort(copiesIn: number, copies: number): string {
  return `${countOf(copiesIn)} of ${countOf(copies)}`;
}

/** Above the lens. */
export function lensWords({ firstGateway, gateways, isSampled }: Neighbourhood): string {
  return `close up: ${gatewayName(firstGateway)} to ${gatewayName(firstGateway + gateways - 1)}${isSampled ? ', about' : ''}`;
}

/** Said once a message has come to the end of its row. */
export function sweptWords(chat: string, copies: number, viewers: number): string {
  return `The message of ${chat} is in: ${counted(copies, 'copy', 'copies')} for ${counted(viewers, 'viewer', 'viewers')}.`;
}

/** At the right end of the plot, beside what they name: each in full, and in brief where that finds no room. */
export const PLOT = {
  writes: (mean: number) => [`${roughCount(mean, 'write', 'writes')} out`, `${briefCount(mean, 'write', 'writes')} out`],
  copies: (mean: number) => [`${roughCount(mean, 'copy', 'copies')} in`, `${briefCount(mean, 'copy', 'copies')} in`],
  wasWrites: (mean: number) => [`was ${rough(mean)} out`, `was ${brief(mean)} out`],
  wasCopies: (mean: number) => [`was ${rough(mean)} in`, `was ${brief(mean)} in`],
  busiest: (most: number) => [`busiest ${rough(most)}`, `busiest ${brief(most)}`],
  p99: (most: number) => [`p99 ${rough(most)}`, `p99 ${brief(most)}`],
  enlarged: (factor: number) => `copies in, ${countOf(factor)} times as high`,
} as const;

/** In the middle distance, beside rows and piles. */
export const MIDDLE = {
  topic: 'topic',
  copies: 'copies in',
  copiesIn: (copiesIn: number, copies: number) => `${countOf(copiesIn)} of ${countOf(copies)} in`,
  writes: 'writes out',
  beads: 'Rows are chats, columns are gateways: each bead is a person, hollow until they have their chat’s latest message, full then.',
  tones: 'Rows are chats, columns are gateways: light is who of a chat sits on a gateway, full is who has its latest message.',
} as const;

/** Below the piles of the middle distance: up to when they count, and on which scale. The first that has room is said. */
export function pilesCaptions(scale: Moved, hasBefore: boolean): string[] {
  const what = 'each gateway, until now';
  const dashed = hasBefore ? ', dashed: the run before, on the same scale' : '';
  return captions([`${what}${dashed}`, hasBefore ? 'dashed: the run before' : what], scale);
}

/** A scale, and where it ended before; null where it has not moved. */
interface Moved {
  readonly was: number | null;
  readonly end: number;
}

/** Each with what is to be said of a scale that has moved, which is never left out; the longest first. */
function captions(whats: readonly string[], { was, end }: Moved): string[] {
  if (was === null) return whats.map((what) => `${what}.`);
  const short = `scale ${fromTo(countOf(was), countOf(end))}`;
  return [...whats.map((what) => `${what}. ${scaleWords(was, end)}`), ...whats.map((what) => `${what}, ${short}`), short];
}

/** What a cell of the middle distance holds. */
export function middleCellWords(people: number, { chat, gateway }: { readonly chat: number; readonly gateway: number }, gateways: Ledger['gateways'], scenario: Scenario): string {
  return `${counted(people, 'person', 'people')} of ${chatName(chat, scenario)} on ${gatewayName(gateway)}. In the whole run ${gatewayName(gateway)} ${didWords(gateways, gateway, scenario.chats, scenario)}.`;
}

/** Below the plot: whose numbers, and on which scale. The first that has room is said. */
export function plotCaptions({ gatewaysPerBar, was }: Plot, scale: Moved): string[] {
  const bars = gatewaysPerBar > 1 ? `, a pair of bars is ${number(gatewaysPerBar)} of them` : '';
  const what = gatewaysPerBar === 0 ? 'a mean gateway, whole run' : 'each gateway, whole run';
  const paired = gatewaysPerBar > 1 ? `1 pair = ${counted(gatewaysPerBar, 'gateway', 'gateways')}` : what;
  return captions([...(was ? [`${what}${bars}, one scale with the run before`] : []), `${what}${bars}`, paired], scale);
}

/** Said, and printed, when the scale had to move. */
export function scaleWords(was: number, end: number): string {
  return `The scale ends at ${countOf(end)} now, no longer at ${countOf(was)}.`;
}

/** The plot in sentences, for those who do not see it. */
export function plotWords({ copies, writes, was }: Plot): string {
  const before = was ? ` In the run before: ${roughCount(was.copies, 'copy', 'copies')} in and ${roughCount(was.writes, 'write', 'writes')} out.` : '';
  return (
    `Into a gateway come ${roughCount(copies.mean, 'copy', 'copies')} in the mean, ${rough(copies.spread.p99 ?? 0)} at p99, ${rough(copies.spread.max ?? 0)} at the busiest. ` +
    `Out of it go ${roughCount(writes.mean, 'write', 'writes')} in the mean, ${rough(writes.spread.p99 ?? 0)} at p99, ${rough(writes.spread.max ?? 0)} at the busiest.${before}`
  );
}

/** What the instances of a role are called where they stand in a row, if another name is too long there. */
const SHORT_NAMES: Readonly<Partial<Record<Role, readonly [one: string, other: string]>>> = {
  topic: ['topic', 'topics'],
  userGatewayStorage: ['user-gateway shard', 'user-gateway shards'],
  chatUserStorage: ['chat-user shard', 'chat-user shards'],
};

/** "3 user-gateway shards" */
export function instancesWords({ role, instances }: RoleLoad): string {
  const [one, other] = SHORT_NAMES[role] ?? instanceNames(role);
  return counted(instances, one, other);
}

/** Two of them differ, as they are printed. */
function areUneven({ mean, busiest }: RoleLoad): boolean {
  return share(busiest) !== share(mean);
}

/** Of so many, each with so little to do, it is all of them together that counts. */
function isBroker({ role }: RoleLoad): boolean {
  return role === 'topic';
}
function coresOf({ mean, instances }: RoleLoad): string {
  return measuredCores(mean * instances);
}

/** "6,667% of its core"; the mean and the busiest where they differ; of topics, what they take together. */
export function shareWords(load: RoleLoad, cores: number): string {
  const { role, mean, busiest } = load;
  if (isBroker(load) && busiest <= 1) return `${coresOf(load)} in all`;
  if (areUneven(load)) return `${share(mean)}, busiest ${share(busiest)}`;
  return `${share(mean)} of ${role === 'gateway' && cores > 1 ? 'its cores' : 'its core'}`;
}

/**
 * Beneath it: that it is too much, how many wait, and what it was.
 * @param waiting most jobs in the line of any one of them at the moment; 0 where none waits or nobody knows
 */
export function loadNote(load: RoleLoad, before: RoleLoad | null, waiting = 0): string {
  const line = waiting > 0 ? `${counted(waiting, 'job', 'jobs')} in line` : '';
  const over = load.busiest > 1 ? 'overloaded' : '';
  const was = before ? `was ${isBroker(load) && load.busiest <= 1 ? coresOf(before) : share(before.mean)}` : '';
  return [over, line, was].filter((part) => part !== '').join(', ');
}

/** Share and what it was, where there is little room: of the busiest, which is said where nothing else has to be. */
export function loadShort(load: RoleLoad, before: RoleLoad | null): string {
  const inAll = isBroker(load) && load.busiest <= 1;
  const busiest = areUneven(load) && !before ? `busiest ${share(load.busiest)}` : share(load.busiest);
  return `${inAll ? coresOf(load) : busiest}${before ? `, was ${inAll ? coresOf(before) : share(before.busiest)}` : ''}`;
}

/** One role in a sentence, for those who do not see its gauges. */
export function loadSentence(load: RoleLoad, before: RoleLoad | null, cores: number): string {
  const note = loadNote(load, before);
  return `${instancesWords(load)}: ${shareWords(load, cores)}${note === '' ? '' : `, ${note}`}.`;
}

/** Where the followed person sits, and where they sat before the last change. */
export function followedWords({ person, chat, otherChats, gateway, state, second }: Whereabouts, wasOn: number | null, scenario?: Scenario): string {
  const who = `${personName(person)} of ${chatName(chat, scenario)}`;
  const belong = belongSentence([chat, ...otherChats]);
  if (gateway === null) return state === 'offline' ? `${who} is offline.${belong}` : `${who} is online with another chat open, on that chat’s gateway.${belong}`;
  const away = state === 'away' ? ', with another chat open' : '';
  const moved = wasOn === null ? '' : wasOn === gateway ? ' They stayed where they were.' : ` They moved from ${gatewayName(wasOn)}.`;
  const where = second === null ? `sits on ${gatewayName(gateway)}${away}` : `${twoSocketsWords(gateway, { gateway: second, chat })}`;
  return `${who} ${where}: the ring in the map.${moved}${belong}`;
}
