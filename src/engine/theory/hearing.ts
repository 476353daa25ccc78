/**
 * When the viewers of one message hear it while nothing else is going on: by formula, along the
 * design's hops, what the event engine plays out.
 */
import { ASKER_ROLES, reachesPeople, type ClockFlow, type Design, type Hop, type Role } from '../../model/design';
import { groupsOf, isGroupSpace } from '../../model/roles';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { isAskedByPeople } from '../../model/polling';
import { pacingOf } from '../../model/releases';
import { spaceOf } from '../../model/traits';
import { sizesOf } from '../../model/sizes';
import { viewingShare } from '../../model/presence';
import { sharesWrites } from '../../model/sharing';
import { meanCrossings } from './theory';

/** Microseconds from posting. */
export interface Hearing {
  readonly firstMicros: number;
  readonly lastMicros: number;
}

/** The copies of a message at the role that holds it, and over how many instances they are spread. */
interface Held {
  readonly role: Role;
  readonly copies: number;
  readonly instances: number;
  readonly at: Hearing;
}

/**
 * The first and the last viewer of one message of the largest chat, at a mean gateway, where nothing
 * waits and no write fails; null where nobody is there to hear. A sender that pays for each copy
 * sends the i-th one after i times its cost; a scatter-gather ends here with a mean shard, in a run
 * with the fullest one.
 */
export function expectedHearing(given: Scenario, design: Design): Hearing | null {
  const scenario = roomsOf(given, design);
  if (viewingShare(scenario) === 0) return null;
  const pacing = pacingOf(scenario, design);
  // The message opens a window of its own: where its owner holds messages, it waits for the whole of it; for a clock's tick, half of it in the mean.
  const held = pacing?.most === null ? pacing.windowMicros / (pacing.clocks ? 2 : 1) : 0;
  const posted = scenario.lastMile * 1000 + held;
  const crossings = meanCrossings(scenario, design, sizesOf(scenario).largest);
  const pushed: Held = { role: 'chatApi', copies: 1, instances: 1, at: { firstMicros: posted, lastMicros: posted } };
  const asked = (design.flows ?? []).filter(({ by }) => crossings.askers[by] > 0).map((flow) => askedAlong(scenario, design, crossings, flow));
  const told = design.post.some(reachesPeople) ? [heardAlong(scenario, design, crossings, design.post, pushed)] : [];
  return earliestAndLatest([...told, ...asked]);
}

function earliestAndLatest(all: readonly Hearing[]): Hearing {
  return all.reduce((one, other) => ({ firstMicros: Math.min(one.firstMicros, other.firstMicros), lastMicros: Math.max(one.lastMicros, other.lastMicros) }));
}

/**
 * Where it is asked for: of n who ask at moments of their own, the first does so 1 / (n + 1) of a pause after a
 * message can be brought, in the mean, and the last n / (n + 1).
 */
function askedAlong(scenario: Scenario, design: Design, crossings: ReturnType<typeof meanCrossings>, { every, by, hops }: ClockFlow): Hearing {
  const pauseMicros = scenario[every] * 1000;
  const askers = crossings.askers[by];
  const ready = isAskedByPeople({ by }) ? 0 : scenario.lastMile * 1000;
  const at: Hearing = { firstMicros: ready + pauseMicros / (askers + 1), lastMicros: ready + (askers * pauseMicros) / (askers + 1) };
  return heardAlong(scenario, design, crossings, hops, { role: ASKER_ROLES[by].role, copies: askers, instances: askers, at });
}

function heardAlong(scenario: Scenario, design: Design, crossings: ReturnType<typeof meanCrossings>, hops: readonly Hop[], held: Held): Hearing {
  let heard = held.at;
  for (const hop of hops) {
    if (hop.carries || !reachesPeople(hop)) continue;
    const { copies, units } = crossings.hops.get(hop.id)!;
    // The hop is not for chats of this size.
    if (copies === 0) continue;
    if (hop.to === 'user') heard = (held.role === 'gateway' ? written : forwarded)(scenario, hop, held, copies / held.copies);
    else {
      const at = passedOn(scenario, hop, held, copies, units);
      const isSend = hop.verb === 'send';
      // A gateway takes in several copies where there is one for each person; what persons ask comes at moments of their own.
      const space = spaceOf(design, hop.to);
      const instances = hop.to === 'gateway' && held.role !== 'user' ? Math.min(copies, crossings.holdingGateways) : isGroupSpace(space) ? Math.min(copies, groupsOf(scenario, space)) : copies;
      heard = heardAlong(scenario, design, crossings, hop.then, isSend ? { role: hop.to, copies, instances, at } : { ...held, at });
    }
  }
  return heard;
}

/** When the first and the last copy of a hop are taken in; of an `ask`, when its answer is. */
function passedOn(scenario: Scenario, hop: Hop, { role, copies: held, instances, at }: Held, copies: number, units: number): Hearing {
  const sentMicros = hop.senderPays ? scenario[hop.senderPays] : 0;
  const onceMicros = (hop.receiverPaysOnce ? scenario[hop.receiverPaysOnce] : 0) + (hop.askerPays ? scenario[hop.askerPays] : 0);
  // Where nothing else is going on, every gateway is idle when work comes.
  const wakeMicros = hop.to === 'gateway' ? scenario.tWake : 0;
  const servedMicros = wakeMicros + onceMicros + (hop.receiverPays ? scenario[hop.receiverPays] : 0) * (units / copies);
  const hopMillis = role === 'user' ? scenario.lastMile : scenario.hop;
  const onTheWayMicros = (hop.verb === 'ask' ? 2 : 1) * hopMillis * 1000 + servedMicros;
  // Of several copies that a gateway passes on, each is taken in after the one before; what it asks for comes at moments of its own.
  const waiting = role === 'gateway' && hop.verb === 'send' ? Math.max(1, Math.ceil(held / instances / scenario.cores)) - 1 : 0;
  return {
    firstMicros: at.firstMicros + sentMicros + onTheWayMicros,
    lastMicros: at.lastMicros + waiting * (scenario.tReceipt + sentMicros) + (copies / held) * sentMicros + onTheWayMicros,
  };
}

/** What others than gateways write, a copy at a time, as copies come: the last one comes last, or has waited for all. */
function forwarded(scenario: Scenario, hop: Hop, { copies, instances, at }: Held): Hearing {
  const writeMicros = hop.senderPays ? scenario[hop.senderPays] : 0;
  const lastMileMicros = scenario.lastMile * 1000;
  const beforeLast = (Math.max(1, Math.ceil(copies / instances)) - 1) * writeMicros;
  return {
    firstMicros: at.firstMicros + writeMicros + lastMileMicros,
    lastMicros: Math.max(at.lastMicros, at.firstMicros + beforeLast) + writeMicros + lastMileMicros,
  };
}

/**
 * A copy's sockets are written one after the other; the cores of a gateway take copies side by side, and
 * where writes may be shared out, the parts of one copy: cores that were idle wake up for them.
 */
function written(scenario: Scenario, hop: Hop, { copies, instances, at }: Held, writesOfCopy: number): Hearing {
  const { cores, tWake, tFirstWrite, tReceipt } = scenario;
  const writeMicros = hop.senderPays ? scenario[hop.senderPays] : 0;
  const firstWriteMicros = tFirstWrite + writeMicros;
  const lastMileMicros = scenario.lastMile * 1000;
  const rounds = Math.max(1, Math.ceil(copies / instances / cores));
  const isShared = sharesWrites(scenario) && writesOfCopy > 1;
  const copyMicros = (isShared ? Math.ceil(writesOfCopy / cores) : writesOfCopy) * writeMicros;
  return {
    firstMicros: at.firstMicros + firstWriteMicros + lastMileMicros,
    // Copies that serve nobody bring the mean below one write; the last viewer's own copy has one.
    lastMicros: at.lastMicros + (isShared ? tWake : 0) + (rounds - 1) * (tReceipt + copyMicros) + tFirstWrite + Math.max(copyMicros, writeMicros) + lastMileMicros,
  };
}
