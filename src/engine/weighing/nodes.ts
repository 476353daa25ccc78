/**
 * How many machines a design needs so that nothing is above a share of its limit: the formula says where
 * to look, the counting engine says what holds. Chance decides how evenly people are spread, so a number
 * may hold where a greater one does not; where one gateway may be lost, two numbers in a row have to.
 */
import { designOf } from '../../designs';
import { rolesOf, type Design } from '../../model/design';
import { DEFAULT_SCENARIO, rowOf, SCENARIO_KEY_NAMES } from '../../model/keys';
import { peopleOf } from '../../model/people';
import { instancesOf, isGroupSpace, roleOf, type Role, type Space } from '../../model/roles';
import { withChanges, type NumberScenarioKey, type Scenario } from '../../model/scenario';
import { socketHolder } from '../../model/sockets';
import { spaceOf } from '../../model/traits';
import { componentOf, linkOf, socketLimitOf, type Certainty, type Elsewhere, type Filling, type Instances, type Limit, type Need, type Needed, type Obstacle, type Trying } from '../../model/weighing';
import { expectedHearing } from '../theory/hearing';
import { countedFillings, meanFillings } from './fillings';
import { firstWhere, leastThatHolds, type Found, type Tried } from './least';
import { countedSecond } from './weigh';

/** So many people may be placed for the numbers that the halving passed over, and so many numbers tried. */
const MOST_PLACED_AGAIN = 20_000_000;
const MOST_TRIED_AGAIN = 256;
/** Below so many people chance moves means too far for a formula to rule a number out. */
const FEW_PEOPLE = 20_000;
/** What a count may differ from the formula's mean, among more of them. */
const BY_CHANCE = 0.02;

/** How often all that comes by number is gone through. */
const MOST_ROUNDS = 4;

const SPARE_GATEWAYS = 1;

/** What comes by number: the key that says how many, and the limits of its instances. */
interface Scaled {
  readonly key: NumberScenarioKey;
  readonly role: Role;
  readonly limits: ReadonlySet<Limit>;
}

/** The least machines. Yields what it tries. */
export function* neededNodes({ scenario, by, reserve }: Need): Generator<Trying, Needed> {
  const design = designOf(scenario.design);
  const scaled = scaledOf(design);
  const known = new Set(scaled.flatMap(({ limits }) => [...limits]));
  let at = withChanges(scenario, { messages: 0, do: [] });
  const whole = (lost: Scenario): Scenario => withSpare(lost, design);
  let isLeast = true;
  let fillings: Filling[] = [];
  const isWithin = (all: readonly Filling[]): boolean => all.every(({ limit, share }) => !known.has(limit) || share <= reserve);
  let mindsSpare = false;
  // More owner processes send each gateway more frames: then it is gone through once more with as many.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const one of scaled) {
      const found = yield* leastOf(one, at, { by, reserve, whole: mindsSpare ? whole : null });
      const most = rowMost(one.key);
      at = withChanges(at, { [one.key]: found.least ?? most });
      if (found.least === null) return { ...NOTHING_HOLDS, design: design.id, by, obstacle: yield* obstacleOf(one, one.key === 'gateways' ? withChanges(at, MOST_GROUPS) : at, by) };
      isLeast &&= found.isLeast;
    }
    fillings = (yield* fillingsOf(at, by)).sort((a, b) => b.share - a.share);
    if (!isWithin(fillings)) continue;
    // What gateways hang on in turn may be fuller with all of them there than with one lost.
    if (isWithin(yield* fillingsOf(whole(at), by))) break;
    mindsSpare = true;
  }
  const stuck = fillings.find(({ limit, share }) => !known.has(limit) && share > reserve);
  if (stuck) return { ...NOTHING_HOLDS, design: design.id, by, obstacle: { ...stuck, tried: null, gateways: at.gateways } };
  const all = whole(at);
  const { gateways } = all;
  const settings = Object.fromEntries(scaled.map(({ key }) => [key, all[key]]));
  const elsewhere = elsewhereOf({ scaled, fillings, at, all, reserve });
  const machines = elsewhere.reduce((sum, one) => sum + one.machines, gateways);
  const lastMicros = expectedHearing(at, design)?.lastMicros ?? null;
  return { design: design.id, by, gateways, isLeast, settings, elsewhere, machines, lastMicros, fillings, obstacle: null };
}

/** All that there are, of which one gateway may be lost, and with it an edge where edges hold the sockets. */
function withSpare(scenario: Scenario, design: Design): Scenario {
  const { gateways, edges } = scenario;
  return withChanges(scenario, { gateways: gateways + SPARE_GATEWAYS, ...(socketHolder(design) === 'edge' && { edges: edges + SPARE_GATEWAYS }) });
}

const NOTHING_HOLDS = { gateways: null, isLeast: true, settings: {}, elsewhere: [], machines: null, lastMicros: null, fillings: [] } as const;

/** What comes by number in a design, gateways first. */
function scaledOf(design: Design): Scaled[] {
  const scaled = new Map<NumberScenarioKey, { role: Role; limits: Set<Limit> }>([['gateways', { role: 'gateway', limits: new Set() }]]);
  for (const role of rolesOf(design)) {
    const space = spaceOf(design, role);
    const key = space === null || role === 'user' ? null : keyCounting(space);
    if (key === null) continue;
    const known = scaled.get(key) ?? { role, limits: new Set() };
    const limits = [role, linkOf(role), ...(role === socketHolder(design) ? [socketLimitOf(role)] : [])];
    // What gateways hang on is no more than they are: they have to be enough for as many as that takes.
    for (const each of isGroupSpace(space) ? [known, scaled.get('gateways')!] : [known]) for (const limit of limits) each.limits.add(limit);
    scaled.set(key, known);
  }
  return Array.from(scaled, ([key, { role, limits }]) => ({ key, role, limits }));
}

/** The key that says how many instances there are of a space; null where chats and people do. */
function keyCounting(space: Space): NumberScenarioKey | null {
  const instances = (key: NumberScenarioKey, count: number): number => instancesOf(space, { ...PLENTY, [key]: count }, 1);
  const counting = WHOLE_KEYS.filter((key) => instances(key, 3) !== instances(key, 2));
  // Relays and edges are no more than gateways, and are counted by a key of their own.
  return counting.find((key) => key !== 'gateways') ?? counting[0] ?? null;
}

const WHOLE_KEYS = SCENARIO_KEY_NAMES.filter((key): key is NumberScenarioKey => {
  const row = rowOf(key);
  return row.kind === 'number' && row.whole && row.group !== 'people';
});
/** More of everything than is tried there, so that nothing is bounded by something else. */
const PLENTY: Scenario = { ...DEFAULT_SCENARIO, ...Object.fromEntries(WHOLE_KEYS.map((key) => [key, 1000])), chats: 1000 };

/** For each gateway its own relay, and its own edge. */
const MOST_GROUPS: Partial<Scenario> = Object.fromEntries((['relays', 'edges'] as const).map((key) => [key, rowMost(key)]));

function rowMost(key: NumberScenarioKey): number {
  const row = rowOf(key);
  return row.kind === 'number' ? row.max : 1;
}

/** How numbers are looked for. */
interface Looking {
  readonly by: Certainty;
  readonly reserve: number;
  /** What is beside the gateways has to hold with those to spare as well; null where that does not matter. */
  readonly whole: ((lost: Scenario) => Scenario) | null;
}

function* leastOf(scaled: Scaled, scenario: Scenario, { by, reserve, whole }: Looking): Generator<Trying, Found> {
  const { key } = scaled;
  const tried = (count: number): Scenario[] => {
    if (key === 'gateways') return [withChanges(scenario, { gateways: count, ...MOST_GROUPS })];
    const one = withChanges(scenario, { [key]: count });
    return whole ? [one, whole(one)] : [one];
  };
  const design = designOf(scenario.design);
  const people = peopleOf(scenario);
  const fullnessOf = (fillings: readonly Filling[]): number => fillings.reduce((most, { limit, share }) => (scaled.limits.has(limit) ? Math.max(most, share / reserve) : most), 0);
  const byFormula = (count: number): number => tried(count).reduce((most, one) => Math.max(most, fullnessOf(meanFillings(even(one), design))), 0);
  const slack = by === 'formula' ? 1 : 1 + BY_CHANCE;
  const most = rowMost(key);
  const from = by === 'counts' && people < FEW_PEOPLE ? 1 : firstWhere(most, (count) => byFormula(count) <= slack);
  if (from === null) return { least: null, isLeast: true };
  return yield* leastThatHolds(
    { from, most, inARow: key === 'gateways' ? 1 + SPARE_GATEWAYS : 1, extraTries: Math.min(MOST_TRIED_AGAIN, MOST_PLACED_AGAIN / people) },
    function* (count): Generator<Trying, Tried> {
      let fullness = 0;
      for (const one of tried(count)) fullness = Math.max(fullness, fullnessOf(yield* fillingsOf(one, by, { key, role: scaled.role, count })));
      return { holds: fullness <= 1, fullness };
    },
  );
}

/** A ring's table takes seconds for every number of gateways, and in the mean it is not far from chance. */
function even(scenario: Scenario): Scenario {
  return scenario.placement === 'ring' ? withChanges(scenario, { placement: 'random' }) : scenario;
}

function* fillingsOf(scenario: Scenario, by: Certainty, tried: Instances | null = null): Generator<Trying, Filling[]> {
  if (by === 'formula') return meanFillings(even(scenario), designOf(scenario.design));
  const counting = countedSecond(scenario);
  let step = counting.next();
  while (!step.done) {
    yield { share: step.value, tried };
    step = counting.next();
  }
  return countedFillings(step.value);
}

/** What is too full with as many instances as there may be. */
function* obstacleOf({ key, role, limits }: Scaled, scenario: Scenario, by: Certainty): Generator<Trying, Obstacle> {
  const fillings = (yield* fillingsOf(scenario, by)).filter(({ limit }) => limits.has(limit)).sort((a, b) => b.share - a.share);
  return { ...fillings[0]!, tried: { key, role, count: scenario[key] }, gateways: scenario.gateways };
}

interface Placing {
  readonly scaled: readonly Scaled[];
  readonly fillings: readonly Filling[];
  /** With what may be lost gone, and with all there. */
  readonly at: Scenario;
  readonly all: Scenario;
  readonly reserve: number;
}

/**
 * Each component on machines of its own: what comes by number takes a core each, what comes one to a chat or a person its
 * time; and all the links that it fills, and machines enough for the sockets that it holds, as many on one as on a gateway.
 */
function elsewhereOf({ scaled, fillings, at, all, reserve }: Placing): Elsewhere[] {
  const filled = (limit: Limit): number => fillings.find((one) => one.limit === limit)?.cores ?? 0;
  return fillings.flatMap(({ limit, cores }): Elsewhere[] => {
    const component = componentOf(limit);
    if (!component || component.isLink || component.role === 'gateway') return [];
    const { role } = component;
    const links = filled(linkOf(role));
    if (cores === 0 && links === 0) return [];
    const own = scaled.find((one) => one.role === role);
    const byLinks = Math.ceil(links / reserve);
    if (!own) return [{ role, count: null, spare: 0, machines: Math.max(byLinks, Math.ceil(cores / (reserve * at.cores))) }];
    const [count, spare] = [all[own.key], all[own.key] - at[own.key]];
    const bySockets = role === 'edge' ? Math.ceil(filled(socketLimitOf(role)) / reserve) : 0;
    return [{ role, count, spare, machines: spare + Math.max(byLinks, bySockets, roleOf(role).cores ? at[own.key] : Math.ceil(at[own.key] / at.cores)) }];
  });
}
