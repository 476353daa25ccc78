/** What the Chat API pays for a post, by design: what it asks, sends and publishes. */
import { CATALOGUE } from '../../../src/designs';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges } from '../../../src/model/scenario';
import { inBursts, postsOf } from '../load';
import { isKnown, planOf } from '../plan';
import { Rig, type RigOptions } from '../rig';
import { warmUp } from '../warmup';
import { price, repeated, type Cost } from './cost';

const LOAD = { chats: 20, users: 16, gateways: 4, messages: 20, rate: 25 } as const;
const BURSTS = [1, 20] as const;

/** A post with everything that the Chat API does for it, one after the other and in bursts. */
export async function apiCosts(repeats: number, options: RigOptions): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const design of CATALOGUE.filter(isKnown)) {
    const scenario = withChanges(DEFAULT_SCENARIO, { ...LOAD, design: design.id });
    const plan = planOf(scenario, design);
    // The Chat API's own time with an embedded broker would be that of how it answers.
    if (options.redis === null && (plan.play.keepsSeats || plan.play.subscribing !== 'none')) continue;
    const rig = await Rig.start(plan, options);
    try {
      await rig.connectAll();
      const posts = postsOf(scenario, design);
      await warmUp(rig, posts);
      const valuesOf = await repeated(repeats, async () => {
        const values: Record<string, number> = {};
        for (const burst of BURSTS) values[String(burst)] = (await rig.phase(inBursts(posts, burst), true)).api.cpuMicros / posts.length;
        return values;
      });
      costs.push(...BURSTS.map((burst) => price(`post, ${design.id}, ${String(burst)} at once, ${String(LOAD.users)} members on ${String(LOAD.gateways)} gateways`, valuesOf(String(burst)))));
    } finally {
      rig.close();
    }
  }
  return costs;
}
