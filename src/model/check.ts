/**
 * Checks a design when the catalogue loads: its words, its costs, and whether its tree fits together,
 * so that what is wrong is one clear error with the file's name and never a strange picture.
 */
import * as v from 'valibot';
import { flowRulesOf, ruleOf } from './accounts';
import { hopsApplying } from './apart';
import { ASKERS, hopsOf, PLACES, PLATEAUS, reachesPeople, rolesOf, TRUST_MARKS, type Design, type Hop, type HopVisit } from './design';
import { rowOf, SCENARIO_KEY_NAMES } from './keys';
import { isAskedByPeople } from './polling';
import { ROLE_IDS, roleOf, type Space } from './roles';
import { COST_KEYS, type NumberScenarioKey } from './scenario';
import { sendsBadges, tellsStraysApart } from './traits';
import { wordOf, WORDS, type Fanout } from './words';
import type { CopyKind } from './words/word';

/** Keys that say whole milliseconds, as a clock needs them. */
const CLOCK_KEYS = ['poll'] as const satisfies readonly NumberScenarioKey[];

/** Keys that say in how many parts a chat is. */
const PART_KEYS = ['parts'] as const satisfies readonly NumberScenarioKey[];

/** Keys that say how many members make a chat big. */
const SIZE_KEYS = ['bigFrom'] as const satisfies readonly NumberScenarioKey[];

/** Words that lead a request to who keeps messages, and its answer to who hears them. */
const READ_IN_TIME: ReadonlySet<Fanout> = new Set<Fanout>(['subscriber', 'owner', 'addressee', 'localMembers']);

/** Ids that something else of a run is called by: a trace's posting, and the answer to an ask. */
const RESERVED = /^post$|\.reply$/;

/** The shape of a design. Made when it is asked for, so that a page which checks nothing does without it. */
function designShape(): v.GenericSchema<unknown> {
  const text = v.pipe(v.string('must be text'), v.minLength(1, 'must not be empty'));
  const cost = v.optional(v.picklist(COST_KEYS, `must be one of the costs: ${COST_KEYS.join(', ')}`));
  const broughtKeys = SCENARIO_KEY_NAMES.filter((key) => rowOf(key).group === 'design');
  const id = v.pipe(text, v.regex(/^[a-z][\w -]*$/i, 'must be letters, digits, spaces or hyphens'), v.check((one) => !RESERVED.test(one), 'is reserved'));
  const sizeKey = v.picklist(SIZE_KEYS);
  const hop: v.GenericSchema<unknown> = v.strictObject({
    id,
    verb: v.picklist(['send', 'ask'], 'must be send or ask'),
    to: v.picklist(ROLE_IDS, `must be one of the roles: ${ROLE_IDS.join(', ')}`),
    fanout: v.picklist(Object.keys(WORDS) as Fanout[], `must be one of the words: ${Object.keys(WORDS).join(', ')}`),
    receiverPays: cost,
    receiverPaysOnce: cost,
    senderPays: cost,
    askerPays: cost,
    evenEmpty: v.optional(v.literal(true, 'must be true where it stands')),
    carries: v.optional(v.literal('badge', 'must be a badge, or left out')),
    merges: v.optional(v.literal(true, 'must be true where it stands')),
    words: v.string('must be text'),
    then: v.array(v.lazy(() => hop), 'must be a list of hops'),
    applies: v.optional(v.union([v.strictObject({ from: sizeKey }), v.strictObject({ below: sizeKey })], `must say from or below which key a chat is big: ${SIZE_KEYS.join(', ')}`)),
  });
  const flow = v.strictObject({
    every: v.picklist(CLOCK_KEYS, `must be one of the keys: ${CLOCK_KEYS.join(', ')}`),
    by: v.picklist(ASKERS, `must be one of: ${ASKERS.join(', ')}`),
    hops: v.pipe(v.array(hop, 'must be a list of hops'), v.minLength(1, 'must have a hop')),
  });
  const amount = v.picklist(broughtKeys, 'must be a key of the group "design"');
  const owner = v.variant('does', [
    v.strictObject({ does: v.literal('admits'), perSecond: amount }),
    v.strictObject({ does: v.literal('holds'), millis: amount, until: v.optional(v.literal('tick', 'must be tick, or left out')) }),
  ], 'must be admits or holds');
  return v.strictObject({
    id: v.pipe(text, v.regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and hyphens, for a link')),
    order: v.number('must be a number'),
    title: text,
    summary: text,
    mechanism: v.pipe(v.array(text, 'must be a list of sentences'), v.length(3, 'must be three sentences')),
    sources: v.array(sourceShape(text), 'must be a list of sources'),
    plateau: v.picklist(PLATEAUS, `must be one of: ${PLATEAUS.join(', ')}`),
    verdict: text,
    brings: v.array(v.picklist(broughtKeys, 'must be keys of the group "design"'), 'must be a list of keys'),
    places: v.picklist(PLACES, `must be one of: ${PLACES.join(', ')}`),
    rooms: v.optional(v.picklist(PART_KEYS, `must be one of the keys: ${PART_KEYS.join(', ')}`)),
    owner: v.optional(owner),
    movesSockets: v.optional(v.literal(true, 'must be true, or left out')),
    post: v.pipe(v.array(hop, 'must be a list of hops'), v.minLength(1, 'must have a hop')),
    flows: v.optional(v.array(flow, 'must be a list of flows')),
    prices: v.array(text, 'must be a list of sentences'),
    formulas: v.strictObject({ copies: text, writes: text }),
  });
}

/** Who says that they run a design. */
function sourceShape(text: v.GenericSchema<unknown, string>): v.GenericSchema<unknown> {
  return v.strictObject({
    who: text,
    says: text,
    trust: v.picklist(TRUST_MARKS, `must be one of: ${TRUST_MARKS.join(', ')}`),
    address: v.optional(v.pipe(v.string('must be text'), v.url('must be an address'), v.startsWith('https://', 'must be an address that begins with https://'))),
  });
}

/**
 * Checks one design.
 * @param file where it stands, for the error
 * @throws TypeError that names the file, the place in it and what is wrong there
 */
export function checkDesign(file: string, design: unknown): asserts design is Design {
  const parsed = v.safeParse(designShape(), design);
  const problem = parsed.success ? treeProblem(design as Design) : shapeProblem(parsed.issues[0]);
  if (problem !== null) throw new TypeError(`${file}: ${problem}`);
}

/** What is wrong with the shape of a design, and in which of its hops. */
function shapeProblem({ path, message }: v.BaseIssue<unknown>): string {
  const hop = path?.map(({ input }) => input).filter((input): input is Hop => typeof input === 'object' && input !== null && 'fanout' in input).at(-1);
  const field = path?.at(-1)?.key;
  return `${hop ? `hop "${hop.id}": ` : ''}${String(field ?? 'a design')} ${message}`;
}

/**
 * Checks that no two designs of a catalogue share an id.
 * @throws TypeError that names both files
 */
export function checkIds(designs: Readonly<Record<string, Design>>): void {
  const files = new Map<string, string>();
  for (const [file, design] of Object.entries(designs)) {
    const other = files.get(design.id);
    if (other !== undefined) throw new TypeError(`${file}: the id "${design.id}" is that of ${other}, too`);
    files.set(design.id, file);
  }
}

/** What is wrong with how the hops of a design fit together; null where nothing is. */
function treeProblem(design: Design): string | null {
  const seen = new Set<string>();
  const kinds = new Map<Hop, CopyKind>();
  const spaces = new Map<string, Space>();
  for (const visit of hopsOf(design)) {
    const { hop, before, flow, toSpace } = visit;
    if (seen.has(hop.id)) return `there are two hops "${hop.id}"`;
    seen.add(hop.id);
    const kind = before ? kinds.get(before)! : flow && isAskedByPeople(flow) ? 'person' : 'chat';
    const problem = hopProblem(design, visit, kind) ?? clockProblem(design, visit) ?? mergeProblem(design, visit, kind) ?? sizeProblem(visit);
    if (problem !== null) return `hop "${hop.id}": ${problem}`;
    if ((spaces.get(hop.to) ?? toSpace) !== toSpace) return `hop "${hop.id}": ${roleOf(hop.to).name}s are one for each ${toSpace} here, and one for each ${spaces.get(hop.to)!} in another hop`;
    spaces.set(hop.to, toSpace);
    kinds.set(hop, hop.verb === 'ask' ? kind : (wordOf(hop.fanout).makes ?? kind));
  }
  if (design.movesSockets && design.places !== 'byChat') return 'movesSockets needs a design that places byChat';
  if (design.owner && design.flows) return 'the owner of a chat has no say in what is asked for by a clock';
  const apart = apartProblem(design) ?? strayProblem(design);
  if (apart !== null) return apart;
  const heard = design.flows ? design.flows.every(({ hops }) => hops.some(reachesPeople)) : design.post.some(reachesPeople);
  return heard ? countProblem(design) : 'no hop leads to a person: nobody would hear a message';
}

/** What is wrong with a hop where a clock sets it off, or has no clock and asks for one. */
function clockProblem({ post, places }: Design, { hop, before, from, flow, isAnswered }: HopVisit): string | null {
  if (!flow) return hop.evenEmpty || hop.askerPays ? 'only a flow by a clock has answers that are empty, or that cost whoever asked' : null;
  if (places === 'byChat') return 'a clock has people ask over the one socket that they hold, and this design places by chat';
  if (!READ_IN_TIME.has(hop.fanout)) return `"${hop.fanout}" is not said where a clock sets a hop off, but one of: ${[...READ_IN_TIME].join(', ')}`;
  if (isAnswered) return hop.verb === 'ask' ? 'who is answered does not ask again' : null;
  if (hop.verb === 'ask') return hopsOf({ post }).some(({ hop: { to } }) => to === hop.to) ? null : `no message that is posted is sent to a ${roleOf(hop.to).name}, so there is nothing to ask it for`;
  return before === null && from === 'user' && hop.to === 'gateway' ? null : 'a request goes from a person to their gateway, and from there it is asked';
}

/** What is wrong with a hop that merges what several chats send. */
function mergeProblem({ owner }: Design, { hop, fromSpace, toSpace, applies }: HopVisit, kind: CopyKind): string | null {
  if (!hop.merges) return null;
  if (owner?.does !== 'holds' || owner.until !== 'tick') return 'what is merged leaves at one tick, so the owner of a chat must hold until the tick';
  if (fromSpace !== 'ownerProcess' || toSpace !== 'gateway' || kind !== 'chat' || hop.verb !== 'send' || hop.carries) return 'what is merged is what an owner process sends to gateways, for whole chats';
  return applies ? 'what is merged is of chats of all sizes' : null;
}

function hopProblem(design: Design, { hop, from, fromSpace, toSpace, applies }: HopVisit, kind: CopyKind): string | null {
  const { takes, places } = wordOf(hop.fanout);
  const { space, picture } = roleOf(hop.to);
  if (picture === 'entry') return `a message does not go to a ${roleOf(hop.to).name}, which people meet while they connect`;
  if (!takes.kinds.includes(kind)) return `"${hop.fanout}" takes a copy for ${takes.kinds.join(' or ')}, and this one is for a ${kind}`;
  if (takes.spaces && !takes.spaces.includes(fromSpace)) return `"${hop.fanout}" starts from a ${takes.spaces.join(' or ')}, and a ${roleOf(from).name} is one for each ${fromSpace} here`;
  if (places !== undefined && places !== design.places && !(applies && 'from' in applies)) return `"${hop.fanout}" needs a design that places ${places}`;
  if (space !== 'word' && space !== toSpace) return `"${hop.fanout}" leads to one for each ${toSpace}, and a ${roleOf(hop.to).name} is one for each ${space}`;
  if (hop.to === 'user' && from !== 'gateway' && from !== 'edge') return 'only a gateway or an edge holds sockets that can be written';
  if (hop.to === 'user' && hop.verb === 'ask') return 'a person is sent to, not asked';
  return null;
}

/** What is wrong with the sizes of chats to which a hop applies. */
function sizeProblem({ hop, before, flow }: HopVisit): string | null {
  return hop.applies && (before !== null || flow !== null) ? 'only a first hop of what is posted applies to chats of some sizes' : null;
}

/** What is wrong with how a design tells big chats apart; null where it does not. */
function apartProblem(design: Design): string | null {
  if (!design.post.some(({ applies }) => applies)) return null;
  const leadsTo = (isApart: boolean, fanout: Fanout): boolean =>
    hopsOf({ post: hopsApplying(design.post, isApart) }).some(({ hop }) => hop.fanout === fanout);
  if (design.places === 'byChat') return 'chats are told apart by their size only where a design places people otherwise than by chat';
  if (design.flows || design.owner || sendsBadges(design) || rolesOf(design).has('topic')) return 'a design that tells big chats apart has no clocks, owners that hold or drop, badges or topics: whoever opens one holds a second socket, for its messages alone';
  if (!leadsTo(true, 'chatGateways')) return 'big chats are those with gateways of their own, and no hop from a size on leads there by "chatGateways"';
  if (leadsTo(false, 'chatGateways')) return 'a hop below a size leads by "chatGateways", which small chats have not';
  return [true, false].every((isApart) => hopsApplying(design.post, isApart).some(reachesPeople)) ? null : 'messages of big chats, or of the others, would reach nobody';
}

/** What is wrong with how a design tells strays apart; null where it does not. */
function strayProblem(design: Design): string | null {
  if (!tellsStraysApart(design)) return null;
  const { post, flows = [], places } = design;
  if (places !== 'byCommunity') return 'strays are told apart only where a design places byCommunity';
  if (flows.some(({ by }) => by !== 'stray')) return 'where strays ask, or are not told, nobody else asks by a clock';
  if (flows.length === 0) return 'what goes by "seatGateways" does not reach strays, and no flow has them ask';
  const told = post.filter(reachesPeople);
  return told.length > 0 && told.every(leadsBySeats) ? null : 'strays ask for what they are not told, so what is posted goes to people by "seatGateways" alone';
}

/** Whether a hop reaches people by way of the gateways on which their chat sits, and not otherwise. */
function leadsBySeats({ to, fanout, then }: Hop): boolean {
  return fanout === 'seatGateways' || (to !== 'user' && then.filter(reachesPeople).every(leadsBySeats));
}

function countProblem(design: Design): string | null {
  try {
    ruleOf(design);
    flowRulesOf(design);
    return null;
  } catch (error) {
    return error instanceof RangeError ? error.message.replace(`${design.id}: `, '') : String(error);
  }
}
