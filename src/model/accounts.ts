/**
 * The account book: what one hop costs whom, written once. The event engine books entries as copies
 * cross, the counting engine and the closed form compose them along a design's hops, and the page's
 * counts at a moment follow the same entries over the rows of a trace.
 */
import { atGateways, forPeople, merged, NOTHING, onceAMessage, sumOfAmounts, unmerged, type Amounts } from './amounts';
import { opensSecondSockets } from './apart';
import { ASKER_ROLES, hopsOf, rolesOf, type Asker, type ClockFlow, type Design, type Hop, type HopVisit } from './design';
import { isGroupSpace, ROLE_IDS, roleOf, type Role, type Space } from './roles';
import type { CostKey } from './scenario';
import { wastedOf } from './waste';
import { wordOf } from './words';
import type { CopyKind, Held } from './words/word';

/**
 * What is counted of a role. `received`: copies, queries, publications or deliveries taken in.
 * `wasted`: copies taken in that serve nobody. `units`: keys looked up. `sent`: copies that leave; for
 * a gateway, sockets written. `badges` and `badgeWrites`: the same as `received` and `sent` of what
 * carries a badge; a broker's notification is one whatever it carries. `requests`: what a clock sets off;
 * `emptyAnswers`: answers that bring nothing; `carried`: messages in what an answer has written. A cost counts
 * how often it is paid; with `again:` before it, how often at each attempt to write.
 */
export type Account = 'received' | 'wasted' | 'units' | 'sent' | 'badges' | 'badgeWrites' | 'requests' | 'emptyAnswers' | 'carried' | CostKey | `again:${CostKey}`;

/** The accounts that are no cost. */
const COUNTED: ReadonlySet<Account> = new Set<Account>(['received', 'wasted', 'units', 'sent', 'badges', 'badgeWrites', 'requests', 'emptyAnswers', 'carried']);

/** One line of the book. */
export interface Entry {
  readonly role: Role;
  readonly account: Account;
  /** At which end of the hop the role stands. */
  readonly end: 'sender' | 'receiver';
  /**
   * Entered for each copy, each unit that it carries, or each copy that serves nobody; of an answer by a clock,
   * whose units are messages, for each that brings some, or none.
   */
  readonly per: 'copy' | 'unit' | 'wasted' | 'filled' | 'empty';
}

/** A hop and who sends it; of one that a clock sets off, where it stands in its flow. */
type Ends = Pick<HopVisit, 'hop' | 'from'> & Partial<Pick<HopVisit, 'before' | 'flow' | 'isAnswered'>>;

/** What a hop books: who takes in and sends what, and who pays for it. A socket is paid for at each attempt. */
export function entriesOf(visit: Ends): readonly Entry[] {
  if (visit.flow) return clockEntriesOf(visit);
  const { hop, from } = visit;
  const { to, verb, receiverPays, receiverPaysOnce, senderPays, carries } = hop;
  const writes = to === 'user';
  const received = (account: Account, per: Entry['per']): Entry => ({ role: to, account, end: 'receiver', per });
  const sent = (account: Account): Entry => ({ role: from, account, end: 'sender', per: 'copy' });
  return [
    ...(carries ? [received('badges', 'copy')] : takenIn(to, received)),
    ...(receiverPays ? [received(receiverPays, 'unit')] : []),
    ...(receiverPaysOnce ? [received(receiverPaysOnce, 'copy')] : []),
    // A question is no copy that goes on; and of a gateway the writes are told, to a socket or to the edge that holds it, not what it tells others.
    ...(verb === 'send' && (writes || to === 'edge' || from !== 'gateway') ? [sent(carries && writes ? 'badgeWrites' : 'sent')] : []),
    ...(senderPays ? [sent(writes ? `again:${senderPays}` : senderPays)] : []),
  ];
}

/** What a role takes in of a message. */
function takenIn(to: Role, received: (account: Account, per: Entry['per']) => Entry): Entry[] {
  return [received('received', 'copy'), ...(to === 'gateway' ? [received('wasted', 'wasted')] : []), received('units', 'unit')];
}

/** The same of a hop that a clock sets off: what comes to a gateway is a request, and who is written to gets all messages that an answer brings. */
function clockEntriesOf({ hop, from, before, isAnswered }: Ends): readonly Entry[] {
  const { to, verb, receiverPays, receiverPaysOnce, senderPays } = hop;
  const writes = to === 'user';
  const isRequest = !isAnswered && to === 'gateway';
  const received = (account: Account, per: Entry['per']): Entry => ({ role: to, account, end: 'receiver', per });
  const sent = (account: Account): Entry => ({ role: from, account, end: 'sender', per: 'copy' });
  return [
    isRequest ? received('requests', 'copy') : received('received', writes ? 'unit' : 'copy'),
    ...(writes || isRequest ? [] : [received('units', 'unit')]),
    ...(receiverPays ? [received(receiverPays, 'unit')] : []),
    ...(receiverPaysOnce ? [received(receiverPaysOnce, 'copy')] : []),
    ...(before === null && from === 'gateway' ? [sent('requests')] : []),
    ...(writes || (verb === 'send' && from !== 'gateway' && from !== 'user') ? [sent('sent')] : []),
    ...(writes ? [{ ...sent('carried'), per: 'unit' } as const] : []),
    ...(senderPays ? [sent(writes ? `again:${senderPays}` : senderPays)] : []),
  ];
}

/** What the answer to an `ask` books for whoever asked: nothing, but where a clock set it off. */
export function answerEntriesOf({ hop, from, flow }: Ends): readonly Entry[] {
  if (!flow || hop.verb !== 'ask') return [];
  const taken = (account: Account, per: Entry['per']): Entry => ({ role: from, account, end: 'receiver', per });
  return [taken('received', 'filled'), taken('emptyAnswers', 'empty'), ...(hop.askerPays ? [taken(hop.askerPays, 'copy')] : [])];
}

/** The cost of an account that is one, and whether it is paid at each attempt to write a socket. */
export function costOf(account: Account): { readonly key: CostKey; readonly again: boolean } | null {
  if (COUNTED.has(account)) return null;
  const again = account.startsWith('again:');
  return { key: (again ? account.slice('again:'.length) : account) as CostKey, again };
}

/** The costs that a design's hops have a role pay. */
export function costsPaidBy(design: Design, role: Role): CostKey[] {
  const entries = hopsOf(design).flatMap((visit) => [...entriesOf(visit), ...answerEntriesOf(visit)]).filter((entry) => entry.role === role);
  return [...new Set(entries.flatMap(({ account }) => costOf(account)?.key ?? []))];
}

/** The roles that a message of a design meets and that have no part of their own in a ledger. */
export function otherRoles(design: Design): Role[] {
  return [...rolesOf(design)].filter((role) => !roleOf(role).ledger);
}

/** The copies of one message that cross a hop, and the units that they carry. */
export interface Crossed {
  readonly copies: Amounts;
  readonly units: Amounts;
}

/** What one message of a design comes to. Nothing where there is no such entry. */
export interface MessageRule {
  of(role: Role, account: Account): Amounts;
  /** The accounts of a role that have entries. */
  accounts(role: Role): readonly Account[];
  /** What crosses each hop of the design, by the hop's id. */
  readonly hops: ReadonlyMap<string, Crossed>;
}

const KNOWN = new WeakMap<Design, MessageRule>();

/**
 * What one message of a design comes to, composed from its words and worked out once.
 * @throws RangeError where a word cannot be counted from what its holder has
 */
export function ruleOf(design: Design): MessageRule {
  const known = KNOWN.get(design);
  if (known) return known;
  const rule = opensSecondSockets(design) ? toldApart(composed(design, 'below'), composed(design, 'from')) : composed(design, null);
  KNOWN.set(design, rule);
  return rule;
}

/** @param side of the hops that apply to chats of some sizes, those that are composed */
function composed(design: Design, side: 'from' | 'below' | null): MessageRule {
  const rule = openRule();
  const start: Held = { space: 'chat', kind: 'chat', copies: onceAMessage(1) };
  const hops = hopsOf(design).filter(({ flow, applies }) => flow === null && (side === null || applies === null || side in applies));
  walkInCounts(design, hops, start, (visit, kind, crossed) => {
    const isMerged = visit.hop.merges === true;
    rule.hops.set(visit.hop.id, isMerged ? { copies: merged(crossed.copies), units: merged(crossed.units) } : crossed);
    for (const entry of entriesOf(visit)) {
      const amounts = entered(entry, visit, kind, crossed);
      rule.add(entry, isMerged ? merged(amounts) : amounts);
    }
  });
  return rule;
}

/** The rule of a design that tells chats apart: what a message of any other comes to and, beside it, one of theirs. */
function toldApart(others: MessageRule, apart: MessageRule): MessageRule {
  const crossedIn = ({ hops }: MessageRule, id: string): Crossed => hops.get(id) ?? { copies: NOTHING, units: NOTHING };
  const ids = [...new Set([...others.hops.keys(), ...apart.hops.keys()])];
  return {
    of: (role, account) => ({ ...others.of(role, account), apart: apart.of(role, account) }),
    accounts: (role) => [...new Set([...others.accounts(role), ...apart.accounts(role)])],
    hops: new Map(ids.map((id): [string, Crossed] => {
      const [ofOthers, ofApart] = [crossedIn(others, id), crossedIn(apart, id)];
      return [id, { copies: { ...ofOthers.copies, apart: ofApart.copies }, units: { ...ofOthers.units, apart: ofApart.units } }];
    })),
  };
}

/** Goes along hops in counts, from what is held at their beginning: each with the kind of its copies, and what crosses it. */
function walkInCounts(design: Design, hops: readonly HopVisit[], start: Held, visited: (visit: HopVisit, kind: CopyKind, crossed: Crossed) => void): void {
  const heldAfter = new Map<Hop | null, Held>([[null, start]]);
  for (const visit of hops) {
    const { hop, before, toSpace } = visit;
    const held = heldAfter.get(before)!;
    const word = wordOf(hop.fanout);
    const reached = word.count(held);
    if (!reached) throw new RangeError(`${design.id}: what hop "${hop.id}" comes to does not follow the members and viewers of an instance, so "${hop.fanout}" cannot be counted from there`);
    const next: Held = { space: toSpace, kind: word.makes ?? held.kind, copies: reached.copies };
    heldAfter.set(hop, hop.verb === 'ask' ? held : next);
    visited(visit, next.kind, { copies: reached.copies, units: reached.units ?? reached.copies });
  }
}

/** A rule as it is written. */
interface OpenRule extends MessageRule {
  readonly hops: Map<string, Crossed>;
  add(entry: Pick<Entry, 'role' | 'account'>, amounts: Amounts): void;
}

function openRule(): OpenRule {
  const book = new Map<string, Amounts>();
  return {
    hops: new Map(),
    of: (role, account) => book.get(nameOf(role, account)) ?? NOTHING,
    accounts: (role) => [...book.keys()].filter((name) => name.startsWith(`${role} `)).map((name) => name.slice(role.length + 1) as Account),
    add: ({ role, account }, amounts) => {
      const name = nameOf(role, account);
      book.set(name, sumOfAmounts([[book.get(name) ?? NOTHING, 1], [amounts, 1]]));
    },
  };
}

/**
 * What a flow by a clock comes to, in three parts: for each request of each asker, for each of them that is answered
 * with something, and for each message that an answer brings. Amounts follow the viewers of a chat, or the gateways
 * that hold one, as each of these asks.
 */
export interface FlowRule {
  readonly flow: ClockFlow;
  readonly asked: MessageRule;
  readonly filled: MessageRule;
  readonly brought: MessageRule;
}

const KNOWN_FLOWS = new WeakMap<Design, readonly FlowRule[]>();

/**
 * What the flows of a design come to; nothing where it has none.
 * @throws RangeError where a word cannot be counted from what its holder has
 */
export function flowRulesOf(design: Design): readonly FlowRule[] {
  const known = KNOWN_FLOWS.get(design);
  if (known) return known;
  const rules = (design.flows ?? []).map((flow) => flowRule(design, flow));
  KNOWN_FLOWS.set(design, rules);
  return rules;
}

/** What one request of each asker is. */
const ASKING: Readonly<Record<Asker, Pick<Held, 'kind' | 'copies'>>> = {
  viewer: { kind: 'person', copies: forPeople({ viewing: 1 }) },
  stray: { kind: 'person', copies: forPeople({ stray: 1 }) },
  gateway: { kind: 'chat', copies: atGateways({ viewed: 1 }) },
};

function flowRule(design: Design, flow: ClockFlow): FlowRule {
  const [asked, filled, brought] = [openRule(), openRule(), openRule()];
  const start: Held = { space: ASKER_ROLES[flow.by].space, ...ASKING[flow.by] };
  walkInCounts(design, hopsOf(design).filter((visit) => visit.flow === flow), start, (visit, kind, crossed) => {
    const goesOn = visit.isAnswered && !visit.hop.evenEmpty ? filled : asked;
    goesOn.hops.set(visit.hop.id, crossed);
    for (const entry of [...entriesOf(visit), ...answerEntriesOf(visit)]) {
      const amounts = entered(entry, visit, kind, crossed);
      if (entry.per === 'unit') brought.add(entry, amounts);
      else if (entry.per === 'filled') filled.add(entry, amounts);
      else goesOn.add(entry, amounts);
      if (entry.per === 'empty') filled.add(entry, sumOfAmounts([[amounts, -1]]));
    }
  });
  return { flow, asked, filled, brought };
}

/** What gateways take in of one message: copies of it, by itself or in a frame with others, and answers by a clock that bring it. */
export function takenInOfOne(design: Design): Amounts {
  return unmerged(sumOfAmounts([ruleOf(design), ...flowRulesOf(design).map(({ filled }) => filled)].map((rule) => [rule.of('gateway', 'received'), 1])));
}

/** A rule that several come to together, each times a number. */
export function sumOfRules(parts: readonly (readonly [rule: MessageRule, times: number])[]): MessageRule {
  const rule = openRule();
  for (const id of new Set(parts.flatMap(([part]) => [...part.hops.keys()]))) {
    const crossed = parts.flatMap(([part, times]): [Crossed, number][] => {
      const found = part.hops.get(id);
      return found ? [[found, times]] : [];
    });
    rule.hops.set(id, { copies: sumOfAmounts(crossed.map(([{ copies }, times]) => [copies, times])), units: sumOfAmounts(crossed.map(([{ units }, times]) => [units, times])) });
  }
  for (const role of ROLE_IDS) {
    for (const [part, times] of parts) for (const account of part.accounts(role)) rule.add({ role, account }, sumOfAmounts([[part.of(role, account), times]]));
  }
  return rule;
}

function nameOf(role: Role, account: Account): string {
  return `${role} ${account}`;
}

/** There is one instance for the chat: what it takes in or sends is told apart by the other end. */
function isOfTheChat(space: Space): boolean {
  return space === 'chat' || space === 'chatShard' || space === 'ownerProcess' || space === 'one';
}

/** What an entry comes to, at the instances of its role. What an answer books stands at whoever asked. */
function entered({ role, end, per }: Entry, { hop, fromSpace, toSpace }: HopVisit, kind: CopyKind, { copies, units }: Crossed): Amounts {
  const isAtReceiver = end === 'receiver' && role === hop.to;
  const [own, other] = isAtReceiver ? [toSpace, fromSpace] : [fromSpace, toSpace];
  const amounts = locatedAt(isOfTheChat(own) ? other : own, per === 'unit' ? units : copies);
  return per === 'wasted' ? wastedOf(kind, amounts) : amounts;
}

/** What crosses a hop, at the instances of the role at one of its ends. */
export function atEnd(amounts: Amounts, end: Entry['end'], { fromSpace, toSpace }: Pick<HopVisit, 'fromSpace' | 'toSpace'>): Amounts {
  const [own, other] = end === 'receiver' ? [toSpace, fromSpace] : [fromSpace, toSpace];
  const located = (one: Amounts): Amounts => locatedAt(isOfTheChat(own) ? other : own, one);
  return amounts.apart ? { ...located(amounts), apart: located(amounts.apart) } : located(amounts);
}

/** Amounts of people as amounts of the gateways that they are connected to, where these are asked. */
function locatedAt(space: Space, amounts: Amounts): Amounts {
  const { connected, viewing, badged, stray } = amounts.people;
  if (!(space === 'gateway' || isGroupSpace(space)) || Object.values(amounts.people).every((amount) => amount === 0)) return amounts;
  return sumOfAmounts([[{ ...amounts, people: NOTHING.people }, 1], [atGateways({ perMember: connected, perViewer: viewing, perBadged: badged, perStray: stray }), 1]]);
}

/** Copies that gateways take in, and sockets that they write, whatever these carry: what is work, be it a message or a badge. */
export function jobsOf(rule: MessageRule): { readonly copies: Amounts; readonly writes: Amounts } {
  const both = (message: Account, badge: Account): Amounts => sumOfAmounts([[rule.of('gateway', message), 1], [rule.of('gateway', badge), 1]]);
  return { copies: both('received', 'badges'), writes: both('sent', 'badgeWrites') };
}

/** How often a role pays a cost for one message, at first attempts; and of these, what is paid anew at each repeated one. */
export interface CostPaid {
  readonly key: CostKey;
  readonly amounts: Amounts;
  readonly again: Amounts;
}

/** What a role pays for one message. */
export function costsOf(rule: MessageRule, role: Role): CostPaid[] {
  const paid = rule.accounts(role).flatMap((account) => {
    const cost = costOf(account);
    return cost ? [{ ...cost, amounts: rule.of(role, account) }] : [];
  });
  return [...new Set(paid.map(({ key }) => key))].map((key) => {
    const ofKey = paid.filter((one) => one.key === key);
    return {
      key,
      amounts: sumOfAmounts(ofKey.map(({ amounts }) => [amounts, 1])),
      again: sumOfAmounts(ofKey.filter(({ again }) => again).map(({ amounts }) => [amounts, 1])),
    };
  });
}
