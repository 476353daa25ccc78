/** What people who switch add to the counts of a run, to begin with: nothing anywhere. */
import type { Movers } from '../../model/counts';
import type { Design } from '../../model/design';
import type { Counts, OtherCounts, Paid } from '../../model/ledger';
import { instancesOf, type Role } from '../../model/roles';
import type { CostKey, Scenario } from '../../model/scenario';
import { followsChats, sendsBadges, spaceOf, subscribingOf } from '../../model/traits';
import { costsOf, otherRoles, type MessageRule } from '../../model/accounts';
import type { SwitchColumns } from './switches';
import { nothingMoved, type RunTraffic } from './traffic';

/** What is to be added to the counts of a run in which nobody switches. */
export interface Moves {
  readonly gateways: Readonly<Record<'receipts' | 'wasted' | 'writes' | 'switches' | 'handshakes' | 'moved', Counts>> & Readonly<Record<'paid' | 'paidAgain', Paid>>;
  readonly userGatewayStorage: Readonly<Record<'queries' | 'lookups' | 'writes', Counts>>;
  readonly chatUserStorage: Readonly<Record<'queries' | 'lookups', Counts>>;
  /** By chat or gateway: what its topic comes to. */
  readonly topics: Readonly<Record<'publishes' | 'notifications' | 'subscribes' | 'unsubscribes', Counts>>;
  /** More, or fewer, by person. */
  readonly people: Readonly<Record<'publishes' | 'notifications' | 'deliveries' | 'frames' | 'badges', Movers>>;
  readonly badges: Readonly<Record<'copies' | 'writes', Counts>>;
  readonly others: Readonly<Partial<Record<Role, Omit<OtherCounts, 'dropped'>>>>;
  readonly traffic: RunTraffic;
}

/** Nothing yet, with room for all that there can be. */
export function noMoves(scenario: Scenario, design: Design, rule: MessageRule, { movers }: SwitchColumns, keepsSeats: boolean): Moves {
  const zeros = (length: number): Counts => new Float64Array(length);
  const instances = (role: Role): number => {
    const space = spaceOf(design, role);
    return space === null || space === 'person' ? 0 : instancesOf(space, scenario, 0);
  };
  const { gateways } = scenario;
  const seats = keepsSeats ? scenario.shards : 0;
  const [memberShards, topics] = [instances('chatUserStorage'), instances('topic')];
  const told = followsChats(subscribingOf(design)) ? scenario.chats : 0;
  const badged = sendsBadges(design) ? gateways : 0;
  const nothing = (): Movers => ({ people: movers.slice(), counts: zeros(movers.length) });
  const paid = (): Paid => Object.fromEntries(costsOf(rule, 'gateway').map(({ key }): [CostKey, Counts] => [key, zeros(gateways)]));
  return {
    gateways: { receipts: zeros(gateways), wasted: zeros(gateways), writes: zeros(gateways), switches: zeros(gateways), handshakes: zeros(gateways), moved: zeros(gateways), paid: paid(), paidAgain: paid() },
    userGatewayStorage: { queries: zeros(seats), lookups: zeros(seats), writes: zeros(seats) },
    chatUserStorage: { queries: zeros(memberShards), lookups: zeros(memberShards) },
    topics: { publishes: zeros(topics), notifications: zeros(topics), subscribes: zeros(told), unsubscribes: zeros(told) },
    people: { publishes: nothing(), notifications: nothing(), deliveries: nothing(), frames: nothing(), badges: nothing() },
    badges: { copies: zeros(badged), writes: zeros(badged) },
    traffic: nothingMoved(scenario, design, instances),
    others: Object.fromEntries(otherRoles(design).map((role) => [role, { received: zeros(instances(role)), units: zeros(instances(role)), sent: zeros(instances(role)) }])),
  };
}
