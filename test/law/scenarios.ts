/** Random scenarios for the law: small enough to be played message by message, of any shape. */
import fc from 'fast-check';
import { designOf } from '../../src/designs';
import { hearingOf } from '../../src/model/traits';
import { PLACEMENT_IDS } from '../../src/model/placement';
import { peopleOf } from '../../src/model/people';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Action, type Scenario, type SizeRun } from '../../src/model/scenario';

/** Most chats and people of a scenario, on all lists together, and most deliveries of the messages that its chats post. */
const MOST_CHATS = 120;
const MOST_PEOPLE = 3000;
const MOST_DELIVERIES = 6000;
/** Most copies of the messages that its chats post, where each gateway takes in all of them. */
const MOST_COPIES = 6000;

/** Few of most things, many now and then. */
function skewed(most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: Math.min(most, 8) }) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: Math.min(most, 60) }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
  );
}

const KEYS = {
  chats: skewed(MOST_CHATS),
  users: skewed(MOST_PEOPLE),
  gateways: skewed(2000),
  placement: fc.constantFrom(...PLACEMENT_IDS),
  virtualNodes: fc.integer({ min: 1, max: 20 }),
  spread: skewed(6),
  misplaced: fc.constantFrom(0, 0.05, 0.5, 1),
  relays: skewed(20),
  edges: skewed(20),
  messages: fc.nat(4),
  rate: fc.constantFrom(0.5, 1, 10),
  arrivals: fc.constantFrom('steady' as const, 'poisson' as const),
  bigFrom: fc.oneof(skewed(1000), fc.constantFrom(1, 2, 10_000)),
  poll: fc.constantFrom(1000, 1000, 330, 2500, 20_000),
  shards: skewed(2000),
  chatShards: skewed(200),
  attempts: fc.integer({ min: 1, max: 4 }),
  cores: fc.integer({ min: 1, max: 3 }),
  sockets: skewed(1000),
  seed: fc.nat(4_294_967_295),
  memberships: fc.constantFrom(1, 1, 1, 2, 3, 9),
  online: someShare(),
  viewing: someShare(),
  badges: fc.constantFrom(0, 0.3, 1),
  switches: fc.constantFrom(0, 0, 1, 20, 60),
  tWake: fc.constantFrom(0, 0, 30, 400),
  tFirstWrite: fc.constantFrom(0, 0, 19.5),
  sharedWrites: fc.constantFrom('off' as const, 'off' as const, 'on' as const),
  tSend: fc.constantFrom(0, 0, 2.3, 70),
  tSendPublish: fc.constantFrom(0, 0, 0.6, 30),
  tPublish: fc.constantFrom(0, 0, 9.5),
  tSubscribe: fc.constantFrom(0, 0, 10, 900),
  tMove: fc.constantFrom(50, 50, 0, 900),
  tQuery: fc.constantFrom(0, 0, 9.3, 250),
  cap: fc.constantFrom(1, 1, 2, 5),
  tick: fc.constantFrom(100, 100, 1, 333.3, 2500),
  owners: skewed(20),
  gbit: fc.constantFrom(0, 1),
};

/** Everybody half of the time, nobody now and then; where something breaks, everybody as long as it does. */
function someShare(): fc.Arbitrary<number> {
  return fc.oneof({ withCrossShrink: true }, { weight: 4, arbitrary: fc.constant(1) }, { weight: 3, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(0, 0.02) });
}


function postsOf(people: number): fc.Arbitrary<Action[]> {
  const post = fc.record({
    atMillis: fc.nat(5000),
    verb: fc.constant('post' as const),
    user: fc.integer({ min: 1, max: people }),
  });
  return fc.oneof({ weight: 1, arbitrary: fc.constant<Action[]>([]) }, { weight: 2, arbitrary: fc.array(post, { maxLength: 6 }) });
}

/** How chats differ: not at all, by Zipf's law, or as given one by one. */
const SIZING = fc.oneof(
  fc.constant({}),
  fc.record({ skew: fc.oneof(fc.constantFrom(0.5, 1, 2, 3), fc.double({ min: 0, max: 3, noNaN: true })) }),
  fc.record({ sizes: fc.array(fc.record({ count: skewed(40), size: skewed(1000) }), { minLength: 1, maxLength: 60 }) }),
);

/** The first of these runs, as many as can be played quickly. */
function cutDown(runs: readonly SizeRun[]): SizeRun[] {
  let chats = 0;
  let people = 0;
  return runs.filter(({ count, size }, index) => {
    const fits = index === 0 || (chats + count <= MOST_CHATS && people + count * size <= MOST_PEOPLE);
    chats += fits ? count : 0;
    people += fits ? count * size : 0;
    return fits;
  });
}

/** With fewer chats, where there are too many people to be played quickly. */
function withFewChats(scenario: Scenario): Scenario {
  return peopleOf(scenario) > MOST_PEOPLE && scenario.chats > 1 ? withFewChats(withChanges(scenario, { chats: scenario.chats >> 1 })) : scenario;
}

/** On fewer gateways, where each of them takes in every message. */
function withFewCopies(scenario: Scenario): Scenario {
  if (hearingOf(designOf(scenario.design)) !== 'always') return scenario;
  const most = Math.floor(MOST_COPIES / (scenario.chats * Math.max(1, scenario.messages)));
  return { ...scenario, gateways: Math.max(1, Math.min(scenario.gateways, most)) };
}

/** Any lossless scenario of a design. Sizes are cut down to what can be played quickly. */
export function losslessScenario(design: string): fc.Arbitrary<Scenario> {
  return fc.tuple(fc.record(KEYS), SIZING).chain(([keys, sizing]) => {
    const sized = 'sizes' in sizing ? { sizes: cutDown(sizing.sizes) } : sizing;
    const wanted = withFewChats(withChanges({ ...DEFAULT_SCENARIO, ...keys, design, line: 10_000_000, loss: 0 }, sized));
    const people = peopleOf(wanted);
    const memberships = Math.max(1, Math.min(keys.memberships, Math.floor(MOST_PEOPLE / people)));
    const messages = Math.min(keys.messages, Math.floor(MOST_DELIVERIES / (people * memberships)));
    // Where everybody asks by a clock, many people ask seldom.
    // Who talks alike hangs on the seed, so that nothing else is drawn for it.
    const talk = keys.seed % 2 === 0 ? 'chat' : 'member';
    const parts = 1 + (keys.seed % 7);
    const scenario = withFewCopies({ ...wanted, talk, parts, memberships, messages, poll: Math.max(wanted.poll, 2 * people) });
    return postsOf(people).map((posts) => ({ ...scenario, do: posts }));
  });
}

/** Any scenario of a design in which writes may fail, or lines are short, or both. */
export function lossyScenario(design: string): fc.Arbitrary<Scenario> {
  const faults = fc.record({
    loss: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 0.9, noNaN: true })),
    line: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(10_000_000)),
  });
  return fc.tuple(losslessScenario(design), faults).map(([scenario, given]) => ({ ...scenario, ...given }));
}

/** Costs and ways that make lines, and moments that fall together: nothing takes time, or all the same. */
const TIMES = {
  tReceipt: fc.constantFrom(0, 10, 10, 33.3, 5000),
  tWrite: fc.constantFrom(0, 10, 10, 7.7, 900),
  tNotify: fc.constantFrom(0, 1.5, 1.5, 100),
  tLookup: fc.constantFrom(0, 20, 20, 700),
  hop: fc.constantFrom(0, 0.5, 0.5, 0.01),
  lastMile: fc.constantFrom(0, 40, 40, 0.2),
  rate: fc.constantFrom(1, 10, 1000),
};

/** Posts by hand, several of them at one moment. */
function postsTogether(people: number): fc.Arbitrary<Action[]> {
  const post = fc.record({ atMillis: fc.constantFrom(0, 0, 1, 1.5, 100), verb: fc.constant('post' as const), user: fc.integer({ min: 1, max: people }) });
  return fc.array(post, { maxLength: 8 });
}

/** Any scenario of a design that the flow engine plays: with losses, short lines and costs of any kind. */
export function flowScenario(design: string): fc.Arbitrary<Scenario> {
  return fc
    .tuple(lossyScenario(design), fc.record(TIMES), fc.boolean())
    .chain(([scenario, times, together]) => {
      const still = { ...scenario, ...times, switches: 0, badges: 0, memberships: 1 };
      return together ? postsTogether(peopleOf(still)).map((posts) => ({ ...still, do: posts })) : fc.constant(still);
    });
}
