/** Random scenarios for the law: small enough to be played message by message, of any shape. */
import fc from 'fast-check';
import { PLACEMENT_IDS } from '../../src/model/placement';
import { DEFAULT_SCENARIO, type Action, type Scenario } from '../../src/model/scenario';

/** Most people of a scenario, and most deliveries of the messages that its chats post. */
const MOST_PEOPLE = 3000;
const MOST_DELIVERIES = 6000;

/** Few of most things, many now and then. */
function skewed(most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: Math.min(most, 8) }) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: Math.min(most, 60) }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
  );
}

const KEYS = {
  chats: skewed(120),
  users: skewed(MOST_PEOPLE),
  gateways: skewed(2000),
  placement: fc.constantFrom(...PLACEMENT_IDS),
  virtualNodes: fc.integer({ min: 1, max: 20 }),
  messages: fc.nat(4),
  rate: fc.constantFrom(0.5, 1, 10),
  arrivals: fc.constantFrom('steady' as const, 'poisson' as const),
  shards: skewed(2000),
  chatShards: skewed(200),
  attempts: fc.integer({ min: 1, max: 4 }),
  cores: fc.integer({ min: 1, max: 3 }),
  sockets: skewed(1000),
  seed: fc.nat(4_294_967_295),
};

function postsOf(people: number): fc.Arbitrary<Action[]> {
  const post = fc.record({
    atMillis: fc.nat(5000),
    verb: fc.constant('post' as const),
    user: fc.integer({ min: 1, max: people }),
  });
  return fc.oneof({ weight: 1, arbitrary: fc.constant<Action[]>([]) }, { weight: 2, arbitrary: fc.array(post, { maxLength: 6 }) });
}

/** Any lossless scenario of a design. Sizes are cut down to what can be played quickly. */
export function losslessScenario(design: string): fc.Arbitrary<Scenario> {
  return fc.record(KEYS).chain((keys) => {
    const users = Math.min(keys.users, MOST_PEOPLE);
    const chats = Math.max(1, Math.min(keys.chats, Math.floor(MOST_PEOPLE / users)));
    const people = chats * users;
    const messages = Math.min(keys.messages, Math.floor(MOST_DELIVERIES / people));
    const scenario: Scenario = { ...DEFAULT_SCENARIO, ...keys, design, users, chats, messages, line: 10_000_000, loss: 0 };
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
