/** What can be said of all designs at a scenario, and within which bounds of the costs it holds. */
import { CATALOGUE, designOf } from '../../designs';
import { rolesOf, type Design } from '../../model/design';
import type { Breaking, Claimed, Compared, Hanging, Judge, Judgement, Ordered } from '../../model/judgement';
import { rowOf } from '../../model/keys';
import type { Role } from '../../model/roles';
import { COST_KEYS, withChanges, type Scenario } from '../../model/scenario';
import { boundsOf, nearestBounds, type Bounds, type Claim } from '../../model/verdict';
import type { Filling, Trying } from '../../model/weighing';
import { savedAtGateway, needsLess, savesAtLeast, spentInSecond } from '../theory/spending';
import { gatewaySecond, savedShare } from '../theory/theory';
import { meanFillings } from './fillings';
import { firstWhere } from './least';

/** With twice the gateways a gateway has to be rid of less than that of its copies, for the claim to be true of a design. */
const NEXT_TO_NONE = 0.1;
/** From there on the claim has ceased to be true. */
const A_QUARTER = 0.25;
/** What twice the gateways have to save of a gateway's work for the claim not to matter: four fifths of what halving saves. */
const NEARLY_HALF = 0.4;

/** A sentence hangs on many costs, and on most of them from afar: these are named, where they are within so many times what they are. */
const MOST_BOUNDS = 2;
const FAR_OFF = 100;

const UNKNOWN: Hanging = { holds: false, bounds: [], over: [] };
const NOTHING_TOLD: Trying = { share: 0, tried: null };

/** Everything that there is to say. Yields between the parts. */
export function* judged({ scenario, by, own, compared }: Judge): Generator<Trying, Judgement> {
  return {
    by,
    breaking: own?.fullest ? yield* breakingOf(scenario, own.fullest) : null,
    ordered: compared && (yield* orderedOf(scenario, compared)),
    claimed: yield* claimedOf(scenario),
  };
}

/** The costs on which a claim hangs. */
function* hangingOn(claim: Claim, scenario: Scenario, over: readonly Role[] = []): Generator<Trying, Hanging> {
  if (!claim(scenario)) return { ...UNKNOWN, over };
  const bounds: Bounds[] = [];
  for (const key of COST_KEYS) {
    const found = boundsOf(claim, scenario, key);
    if (found && (found.from !== null || found.to !== null)) bounds.push(found);
    yield NOTHING_TOLD;
  }
  return { holds: true, bounds: nearestBounds(bounds, scenario, MOST_BOUNDS, FAR_OFF), over };
}

function* breakingOf(scenario: Scenario, fullest: Filling): Generator<Trying, Breaking> {
  const design = designOf(scenario.design);
  const shareAt = (at: Scenario): number => meanFillings(at, design).find(({ limit }) => limit === fullest.limit)?.share ?? 0;
  const [now, twice] = [shareAt(scenario), shareAt(withChanges(scenario, { rate: 2 * scenario.rate }))];
  const isFullest: Claim = (at) => meanFillings(at, design).every(({ limit, share }) => limit === fullest.limit || share <= shareAt(at));
  const fullAtRate = twice > now ? scenario.rate * Math.max(0, 1 + (1 - now) / (twice - now)) : null;
  return { fullest, fullAtRate, ...(yield* hangingOn(isFullest, scenario)) };
}

function* orderedOf(scenario: Scenario, { first, next }: Compared): Generator<Trying, Ordered> {
  const [one, other] = [designOf(first), designOf(next)];
  const over = [...new Set([...rolesOf(one), ...rolesOf(other)])].filter((role) => role !== 'user');
  return { first, next, ...(yield* hangingOn(needsLess({ design: one }, { design: other }, over), scenario, over)) };
}

function* claimedOf(scenario: Scenario): Generator<Trying, Claimed> {
  const copies = CATALOGUE.map((design) => ({ design, saved: copiesSaved(scenario, design) })).filter(({ saved }) => saved !== null);
  yield NOTHING_TOLD;
  const isTrue = ({ saved }: { saved: number | null }): boolean => saved! < NEXT_TO_NONE;
  const found = { trueOf: copies.filter(isTrue).map(({ design }) => design.id), falseOf: copies.filter((one) => !isTrue(one)).map(({ design }) => design.id) };
  const design = copies.find((one) => isTrue(one) && one.design.id === scenario.design)?.design ?? copies.find(isTrue)?.design;
  if (!design) return { ...found, closely: null, ...UNKNOWN };
  const workSaved = savedAtGateway(scenario, design);
  const isHarmless = savesAtLeast(NEARLY_HALF, design);
  const hanging = yield* hangingOn(workSaved >= NEARLY_HALF ? isHarmless : (at) => !isHarmless(at), scenario);
  const closely = { design: design.id, copiesSaved: copiesSaved(scenario, design)!, workSaved, copiesShare: copiesShare(scenario, design), endsAt: endOf(scenario, design) };
  return { ...found, closely, ...hanging };
}

/** What twice the gateways take off the copies of a mean one; null where it takes in none. */
function copiesSaved(scenario: Scenario, design: Design): number | null {
  const copies = (gateways: number): number => gatewaySecond(withChanges(scenario, { gateways, placement: evenly(scenario) }), design).copies;
  const now = copies(scenario.gateways);
  return now > 0 ? savedShare(now, copies(2 * scenario.gateways)) : null;
}

/** A ring's own table takes long for each number of gateways, and in the mean it is not far from chance. */
function evenly({ placement }: Scenario): Scenario['placement'] {
  return placement === 'ring' ? 'random' : placement;
}

/** Of a gateway's work, what goes if a copy costs nothing to take in. */
function copiesShare(scenario: Scenario, design: Design): number {
  const spent = (at: Scenario): number => spentInSecond(at, design, ['gateway']);
  return savedShare(spent(scenario), spent(withChanges(scenario, { tReceipt: 0 })));
}

/** The gateways from which on twice as many take a quarter of the copies off one. */
function endOf(scenario: Scenario, design: Design): number | null {
  const row = rowOf('gateways');
  const most = row.kind === 'number' ? Math.floor(row.max / 2) : 1;
  return firstWhere(most, (gateways) => (copiesSaved(withChanges(scenario, { gateways }), design) ?? 0) >= A_QUARTER);
}
