/**
 * What one message costs, as a rule on counts. No fan-out tells one gateway from another but by how
 * many of the chat's connected members it holds, and how many viewers among them, so the rule is read off a small sample chat: the design's
 * hops are walked over it with the very fan-outs that the event engine uses. Other samples must then
 * come out as the rule says.
 */
import type { Design, Hop, Role } from '../../model/design';
import { NO_PERSON, REACH, servesNobody } from '../../model/fanout';
import type { CostKey } from '../../model/scenario';
import { amountAt, amountAtGateway, amountsOfPeople, NOTHING, type Amounts, type GatewayLine, type Line } from './amounts';
import { countsAt, peopleOfSample, sampleChat, SAMPLES, type GatewaySample, type PersonSample, type Sample } from './samples';

/**
 * What is counted of a role. `received`: copies, queries, publications or deliveries taken in.
 * `wasted`: copies taken in that serve nobody. `units`: keys looked up. `sent`: copies that leave; for a gateway, sockets written. A cost counts
 * how often it is paid; with `again:` before it, how often it is paid at each attempt to write.
 */
export type Account = 'received' | 'wasted' | 'units' | 'sent' | CostKey | `again:${CostKey}`;

/** What one message of a design comes to. Nothing where there is no such entry. */
export interface MessageRule {
  of(role: Role, account: Account): Amounts;
  /** The accounts of a role that have entries. */
  accounts(role: Role): readonly Account[];
}

const KNOWN = new WeakMap<Design, MessageRule>();

/**
 * The rule of a design, worked out once.
 * @throws RangeError where one message of this design is no straight line of the members counted
 */
export function ruleOf(design: Design): MessageRule {
  const known = KNOWN.get(design);
  if (known) return known;
  const rule = readOff(design);
  KNOWN.set(design, rule);
  return rule;
}

function readOff(design: Design): MessageRule {
  const [first, ...others] = SAMPLES.map((sample) => ({ sample, pages: walkSample(design, sample) }));
  const rule = new Map<string, Amounts>();
  for (const [name, page] of first!.pages) rule.set(name, fitted(page, first!.sample));
  for (const { sample, pages } of [first!, ...others]) {
    for (const name of new Set([...rule.keys(), ...pages.keys()])) {
      if (!fits(rule.get(name) ?? NOTHING, pages.get(name) ?? blankPage(sample), sample)) {
        throw new RangeError(`${design.id}: "${name}" is no straight line of the members that an instance holds`);
      }
    }
  }
  return {
    of: (role, account) => rule.get(nameOf(role, account)) ?? NOTHING,
    accounts: (role) =>
      [...rule.keys()].filter((name) => name.startsWith(`${role} `)).map((name) => name.slice(role.length + 1) as Account),
  };
}

function nameOf(role: Role, account: Account): string {
  return `${role} ${account}`;
}

/** One account of a sample: an amount for each instance of each kind. */
interface Page {
  chat: number;
  readonly gateways: number[];
  readonly shards: number[];
  readonly people: number[];
}

function blankPage(sample: Sample): Page {
  const zeros = ({ length }: ArrayLike<unknown>): number[] => new Array<number>(length).fill(0);
  return { chat: 0, gateways: zeros(sample.gateways), shards: zeros(sample.membersByShard), people: zeros(peopleOfSample(sample)) };
}

/** The kind of instance that a role has: `chat` where there is one for the chat. */
function homeOf(role: Role, design: Design): keyof Page {
  if (role === 'gateway') return 'gateways';
  if (role === 'userGatewayStorage') return 'shards';
  return role === 'user' || (role === 'topic' && design.subscribes === 'ownTopic') ? 'people' : 'chat';
}

/** An instance of a sample. */
type Place = readonly [home: keyof Page, instance: number];

/** Plays one message of a design over a sample and notes who takes in, sends and pays what. */
function walkSample(design: Design, sample: Sample): Map<string, Page> {
  const row = sampleChat(sample, design.places);
  const pages = new Map<string, Page>();
  const note = (role: Role, account: Account, [home, instance]: Place, amount: number): void => {
    const name = nameOf(role, account);
    const page = pages.get(name) ?? blankPage(sample);
    pages.set(name, page);
    if (home === 'chat') page.chat += amount;
    else page[home][instance]! += amount;
  };
  const walk = (hops: readonly Hop[], holder: Role, at: number, person: number): void => {
    for (const hop of hops) {
      const writes = hop.to === 'user';
      const receiving = homeOf(hop.to, design);
      const sending = homeOf(holder, design);
      REACH[hop.fanout](row, hop.to, { at, person }, (target, units, forPerson) => {
        // What the one instance of a chat takes in or sends is told apart by the other end.
        const taken: Place = receiving === 'chat' ? [sending, at] : [receiving, target];
        const left: Place = sending === 'chat' ? [receiving, target] : [sending, at];
        note(hop.to, 'received', taken, 1);
        if (hop.to === 'gateway' && servesNobody(row, { at: target, person: forPerson })) note(hop.to, 'wasted', taken, 1);
        note(hop.to, 'units', taken, units);
        if (hop.receiverPays) note(hop.to, hop.receiverPays, taken, units);
        if (writes || holder !== 'gateway') note(holder, 'sent', left, 1);
        if (hop.senderPays) note(holder, writes ? `again:${hop.senderPays}` : hop.senderPays, left, 1);
        if (hop.verb === 'send') walk(hop.then, hop.to, target, forPerson);
      });
      if (hop.verb === 'ask') walk(hop.then, holder, at, person);
    }
  };
  walk(design.post, 'chatApi', 0, NO_PERSON);
  return pages;
}

/** The line through the instances that hold no, one and two members. */
function lineThrough(amounts: readonly number[], members: readonly number[]): Line {
  const [none, one, two] = [0, 1, 2].map((count) => amounts[members.indexOf(count)]!);
  const perMember = two! - one!;
  return { always: none!, holding: one! - none! - perMember, perMember };
}

/** The line through the gateways that hold nobody, one and two who are away, one and two viewers. */
function gatewayLineThrough(amounts: readonly number[], gateways: readonly GatewaySample[]): GatewayLine {
  const at = (people: GatewaySample): number => amounts[gateways.indexOf(people)]!;
  const line = lineThrough([at('o'), at('a'), at('aa')], [0, 1, 2]);
  const perViewer = at('vv') - at('v') - line.perMember;
  return { ...line, viewed: at('v') - at('a') - perViewer, perViewer };
}

function fitted(page: Page, sample: Sample): Amounts {
  const people = peopleOfSample(sample);
  const of = (person: PersonSample): number => page.people[people.indexOf(person)]!;
  return {
    chat: page.chat,
    gateways: gatewayLineThrough(page.gateways, sample.gateways),
    shards: lineThrough(page.shards, sample.membersByShard),
    people: { member: of('o'), connected: of('a') - of('o'), viewing: of('v') - of('a') },
  };
}

function fits(rule: Amounts, page: Page, sample: Sample): boolean {
  const { viewing, connected, absent } = amountsOfPeople(rule.people);
  const ofPerson: Readonly<Record<PersonSample, number>> = { v: viewing, a: connected, o: absent };
  return (
    page.chat === rule.chat &&
    page.gateways.every((amount, index) => {
      const counts = countsAt(sample.gateways[index]!);
      return amount === amountAtGateway(rule.gateways, counts.connected, counts.viewers);
    }) &&
    page.shards.every((amount, index) => amount === amountAt(rule.shards, sample.membersByShard[index]!)) &&
    peopleOfSample(sample).every((person, index) => page.people[index] === ofPerson[person])
  );
}
