/** What it comes to that one gateway dies: who has to connect anew, where they go, whether the others hold them, and how soon. */
import { membershipsOf } from '../../model/belonging';
import { rolesOf, type Design } from '../../model/design';
import { fallenOf, type Coming, type Fallen, type NoTime, type Outage } from '../../model/outage';
import { peopleOf } from '../../model/people';
import { wayOf } from '../../model/replacing';
import { roomsOf, wholeOf } from '../../model/rooms';
import { withChanges, type Scenario } from '../../model/scenario';
import { socketHolder } from '../../model/sockets';
import { messagesPerSecond } from '../../model/talk';
import { linkOf, type Filling } from '../../model/weighing';
import { aggregate } from '../counts/aggregate';
import { countOutage } from '../counts/outage';
import { meanOutage } from '../theory/outage';
import { evenly } from '../theory/spending';
import { expectedPerMessage, expectedSockets } from '../theory/theory';
import { countedFillings, meanFillings } from './fillings';

/** With more people than these on all lists, nobody is placed for it. */
const MOST_PLACED = 20_000;

/**
 * The gateway with the most sockets, or a mean one, gone.
 * @param known the busiest gateway, where somebody has counted everybody
 */
export function outageOf(asked: Scenario, design: Design, known: Fallen | null): Outage {
  const whole = wholeOf(asked);
  const scenario = roomsOf(whole, design);
  const isCounted = peopleOf(scenario) * membershipsOf(scenario) <= MOST_PLACED;
  const { busiest, mean, moves } = isCounted ? countOutage(scenario, design) : meanOutage(scenario, design, known);
  const isHolder = socketHolder(design) === 'gateway';
  const { sockets } = fallenOf({ busiest, mean });
  const coming: Coming | null = moves && {
    sockets: sockets + moves.others,
    others: moves.others,
    most: moves.most,
    handshakeMicros: isHolder ? (sockets + moves.others) * scenario.tHandshake : null,
    subscriptions: moves.subscriptions,
    dealtAnew: moves.dealtAnew,
  };
  const after = moves ? [...workAfter(whole, design, isCounted), ...(isHolder ? [{ limit: 'sockets', share: moves.fullest / scenario.sockets, cores: expectedSockets(scenario, design) / scenario.sockets } as const] : [])] : [];
  return {
    design: design.id,
    by: isCounted ? 'counts' : 'formula',
    gateways: scenario.gateways,
    areParts: scenario.whole !== undefined,
    way: wayOf(scenario, design),
    busiest,
    mean,
    coming,
    after,
    ...timeBack(scenario, coming, after),
    missedPerSecond: missedBy(coming?.sockets ?? sockets, scenario, design),
    keepsLog: rolesOf(design).has('chatLog'),
  };
}

/** How full the cores and the link are of the fullest gateway, as if there had been one gateway fewer from the beginning. */
function workAfter(whole: Scenario, design: Design, isCounted: boolean): Filling[] {
  const fewer = withChanges(whole, { gateways: whole.gateways - 1, messages: 0, do: [] });
  const fillings = isCounted ? countedFillings(aggregate(fewer)) : meanFillings(evenly(fewer), design);
  return fillings.filter(({ limit }) => limit === 'gateway' || limit === linkOf('gateway'));
}

/** The least time: the gateway to which most come does nothing but handshakes in all the time that messages leave it. */
function timeBack({ tHandshake, cores }: Scenario, coming: Coming | null, after: readonly Filling[]): Pick<Outage, 'backMicros' | 'noTime'> {
  const none = (noTime: NoTime): Pick<Outage, 'backMicros' | 'noTime'> => ({ backMicros: null, noTime });
  if (!coming) return none('alone');
  if (coming.handshakeMicros === null) return none('streams');
  if (tHandshake === 0) return none('free');
  const busy = after.find(({ limit }) => limit === 'gateway')?.share ?? 0;
  if (busy >= 1) return none('full');
  return { backMicros: (coming.most * tHandshake) / (cores * (1 - busy)), noTime: null };
}

/** Of what people hear in a second, as much as they have of all sockets. */
function missedBy(sockets: number, scenario: Scenario, design: Design): number {
  const all = expectedSockets(scenario, design);
  return all > 0 ? (messagesPerSecond(scenario) * expectedPerMessage(scenario, design).deliveries * sockets) / all : 0;
}
