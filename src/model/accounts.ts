/**
 * The account book: what one hop costs whom, written once. The event engine books entries as copies
 * cross, the counting engine and the closed form compose them along a design's hops, and the page's
 * counts at a moment follow the same entries over the rows of a trace.
 */
import { atGateways, NOTHING, onceAMessage, sumOfAmounts, type Amounts } from './amounts';
import { hopsOf, rolesOf, walkHops, type Design, type Hop, type HopVisit } from './design';
import { isGroupSpace, roleOf, type Role, type Space } from './roles';
import type { CostKey } from './scenario';
import { wastedOf } from './waste';
import { wordOf } from './words';
import type { CopyKind, Held } from './words/word';

/**
 * What is counted of a role. `received`: copies, queries, publications or deliveries taken in.
 * `wasted`: copies taken in that serve nobody. `units`: keys looked up. `sent`: copies that leave; for
 * a gateway, sockets written. `badges` and `badgeWrites`: the same as `received` and `sent` of what
 * carries a badge; a broker's notification is one whatever it carries. A cost counts how often it is paid; with `again:` before it, how often
 * at each attempt to write.
 */
export type Account = 'received' | 'wasted' | 'units' | 'sent' | 'badges' | 'badgeWrites' | CostKey | `again:${CostKey}`;

/** The accounts that are no cost. */
const COUNTED: ReadonlySet<Account> = new Set<Account>(['received', 'wasted', 'units', 'sent', 'badges', 'badgeWrites']);

/** One line of the book. */
export interface Entry {
  readonly role: Role;
  readonly account: Account;
  /** At which end of the hop the role stands. */
  readonly end: 'sender' | 'receiver';
  /** Entered for each copy, each unit that it carries, or each copy that serves nobody. */
  readonly per: 'copy' | 'unit' | 'wasted';
}

/** What a hop books: who takes in and sends what, and who pays for it. A socket is paid for at each attempt. */
export function entriesOf({ hop, from }: Pick<HopVisit, 'hop' | 'from'>): readonly Entry[] {
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

/** The cost of an account that is one, and whether it is paid at each attempt to write a socket. */
export function costOf(account: Account): { readonly key: CostKey; readonly again: boolean } | null {
  if (COUNTED.has(account)) return null;
  const again = account.startsWith('again:');
  return { key: (again ? account.slice('again:'.length) : account) as CostKey, again };
}

/** The costs that a design's hops have a role pay. */
export function costsPaidBy(design: Design, role: Role): CostKey[] {
  const entries = hopsOf(design).flatMap(entriesOf).filter((entry) => entry.role === role);
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
  const rule = composed(design);
  KNOWN.set(design, rule);
  return rule;
}

function composed(design: Design): MessageRule {
  const book = new Map<string, Amounts>();
  const hops = new Map<string, Crossed>();
  const heldAfter = new Map<Hop | null, Held>([[null, { space: 'chat', kind: 'chat', copies: onceAMessage(1) }]]);
  walkHops(design, (visit) => {
    const { hop, before, toSpace } = visit;
    const held = heldAfter.get(before)!;
    const word = wordOf(hop.fanout);
    const reached = word.count(held);
    if (!reached) throw new RangeError(`${design.id}: what hop "${hop.id}" comes to does not follow the members and viewers of an instance, so "${hop.fanout}" cannot be counted from there`);
    const crossed = { copies: reached.copies, units: reached.units ?? reached.copies };
    hops.set(hop.id, crossed);
    const next: Held = { space: toSpace, kind: word.makes ?? held.kind, copies: reached.copies };
    heldAfter.set(hop, hop.verb === 'ask' ? held : next);
    for (const entry of entriesOf(visit)) {
      const name = nameOf(entry.role, entry.account);
      book.set(name, sumOfAmounts([[book.get(name) ?? NOTHING, 1], [entered(entry, visit, next.kind, crossed), 1]]));
    }
  });
  return {
    of: (role, account) => book.get(nameOf(role, account)) ?? NOTHING,
    accounts: (role) => [...book.keys()].filter((name) => name.startsWith(`${role} `)).map((name) => name.slice(role.length + 1) as Account),
    hops,
  };
}

function nameOf(role: Role, account: Account): string {
  return `${role} ${account}`;
}

/** There is one instance for the chat: what it takes in or sends is told apart by the other end. */
function isOfTheChat(space: Space): boolean {
  return space === 'chat' || space === 'chatShard' || space === 'one';
}

/** What an entry comes to, at the instances of its role. */
function entered({ end, per }: Entry, { fromSpace, toSpace }: HopVisit, kind: CopyKind, { copies, units }: Crossed): Amounts {
  const [own, other] = end === 'receiver' ? [toSpace, fromSpace] : [fromSpace, toSpace];
  const amounts = locatedAt(isOfTheChat(own) ? other : own, per === 'unit' ? units : copies);
  return per === 'wasted' ? wastedOf(kind, amounts) : amounts;
}

/** Amounts of people as amounts of the gateways that they are connected to, where these are asked. */
function locatedAt(space: Space, amounts: Amounts): Amounts {
  const { member, connected, viewing, badged } = amounts.people;
  if (!(space === 'gateway' || isGroupSpace(space)) || (member === 0 && connected === 0 && viewing === 0 && badged === 0)) return amounts;
  return sumOfAmounts([[{ ...amounts, people: NOTHING.people }, 1], [atGateways({ perMember: connected, perViewer: viewing, perBadged: badged }), 1]]);
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
