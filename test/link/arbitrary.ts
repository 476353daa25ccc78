/** Random scenarios, drawn from the table of keys. */
import fc from 'fast-check';
import { choicesOf } from '../../src/link/values';
import { mostMemberships } from '../../src/model/belonging';
import { MAX_PEOPLE, peopleOf } from '../../src/model/people';
import { DEFAULT_SCENARIO, numberProblem, rowOf, SCENARIO_KEY_NAMES, SCENARIO_KEYS, type NumberRow } from '../../src/model/keys';
import { withChanges, type Action, type Scenario, type ScenarioKey, type SizeRun } from '../../src/model/scenario';
import { sizesOf } from '../../src/model/sizes';

/** Narrower bounds for some keys. */
export type Limits = Partial<Record<ScenarioKey, { readonly min?: number; readonly max?: number }>>;

function numberOf(key: ScenarioKey, row: NumberRow, limits: Limits): fc.Arbitrary<number> {
  const { min = row.min, max = row.max } = limits[key] ?? {};
  if (row.whole) return fc.integer({ min, max });
  const millionths = fc.integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) }).map((n) => n / 1000);
  if (key === 't') return millionths.map((millis) => millis + 0);
  // Negative zero is not a value of its own: a link writes it as zero.
  return fc.oneof(fc.double({ min, max, noNaN: true }), millionths).map((value) => value + 0);
}

function valueOf(key: ScenarioKey, limits: Limits): fc.Arbitrary<number | string> {
  const row = rowOf(key);
  if (row.kind === 'number') return numberOf(key, row, limits);
  return row.kind === 'choice' ? fc.constantFrom(...choicesOf(row)) : fc.constant('');
}

/** Any valid scenario: a random set of keys differs from the default, so that links are of all lengths. */
export function anyScenario(limits: Limits = {}, mostActions = 200): fc.Arbitrary<Scenario> {
  const values = fc.record(
    Object.fromEntries(SCENARIO_KEY_NAMES.filter((key) => key !== 'do' && key !== 'sizes').map((key) => [key, valueOf(key, limits)])),
    { requiredKeys: [] },
  );
  return fc.tuple(values, anySizes(limits)).chain(([given, sizes]) => {
    const keys = { ...DEFAULT_SCENARIO, ...(given as Partial<Scenario>) };
    const users = Math.min(keys.users, Math.floor(MAX_PEOPLE / keys.chats));
    const scenario = withChanges({ ...keys, users }, { sizes });
    return anyActions(peopleOf(scenario), mostActions).map((actions) => ({ ...scenario, do: actions }));
  });
}

/** None, or runs whose neighbours differ: of no more people and no longer a text than a link takes. */
function anySizes(limits: Limits): fc.Arbitrary<SizeRun[]> {
  const most = limits.users?.max ?? 1_000_000;
  const run = fc.record({
    count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: limits.chats?.max ?? 9 })),
    size: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: most })),
  });
  const runs = fc.array(run, { minLength: 1, maxLength: 100 }).map((list) => list.filter(({ size }, index) => size !== list[index - 1]?.size));
  return fc.oneof({ weight: 2, arbitrary: fc.constant<SizeRun[]>([]) }, { weight: 1, arbitrary: runs });
}

function anyActions(people: number, most: number): fc.Arbitrary<Action[]> {
  const action = fc.record({
    atMillis: fc.oneof(fc.nat(100_000), fc.double({ min: 0, max: 1e12, noNaN: true })).map((millis) => millis + 0),
    verb: fc.constant('post' as const),
    user: fc.integer({ min: 1, max: people }),
  });
  return fc.oneof({ weight: 2, arbitrary: fc.constant<Action[]>([]) }, { weight: 1, arbitrary: fc.array(action, { maxLength: most }) });
}

function sizeFaults(scenario: Scenario): string[] {
  const { chats, users, skew, sizes } = scenario;
  if (sizes.length === 0) return [];
  const all = sizesOf(scenario);
  return [
    ...sizes.filter(({ count }) => numberProblem(SCENARIO_KEYS.chats, count) !== undefined).map(({ count }) => `a run of ${String(count)}`),
    ...sizes.filter(({ size }) => numberProblem(SCENARIO_KEYS.users, size) !== undefined).map(({ size }) => `a size of ${String(size)}`),
    ...(sizes.length === all.runs.length ? [] : ['neighbours of one size']),
    ...(chats === all.chats && users === all.largest && skew === 0 ? [] : ['chats, users or skew beside sizes']),
  ];
}

/** Every fault that a scenario has against the table; empty for one that an engine may run. */
export function scenarioFaults(scenario: Scenario): string[] {
  const faults: string[] = [];
  for (const key of SCENARIO_KEY_NAMES) {
    const row = rowOf(key);
    const value = scenario[key];
    if (row.kind === 'number') {
      const problem = typeof value === 'number' ? numberProblem(row, value) : 'has the wrong type';
      if (problem !== undefined || Object.is(value, -0)) faults.push(`${key} ${problem ?? 'is negative zero'}`);
    } else if (row.kind === 'choice' && !choicesOf(row).includes(String(value))) {
      faults.push(`${key} is no choice`);
    }
  }
  faults.push(...sizeFaults(scenario));
  const people = peopleOf(scenario);
  if (people > MAX_PEOPLE) faults.push('too many people');
  if (scenario.memberships > mostMemberships(scenario)) faults.push('more memberships than chats or lists');
  if (scenario.do.length > 200) faults.push('too many actions');
  if (scenario.do.some(({ user }) => user < 1 || user > people)) faults.push('an action of nobody');
  if (scenario.do.some(({ atMillis }) => !(atMillis >= 0 && atMillis <= 1e12))) faults.push('an action at no time');
  return faults;
}
