/** Warming up: a gateway's code is compiled and its memory laid out before anything is measured. */
import type { Post } from './load';
import type { Rig } from './rig';

/** Fewer hide that a gateway's work halves when gateways double: what is left of compiling does not. */
export const WARM_DELIVERIES = 130_000;

/** Messages posted at once while warming up. */
const IN_BLOCK = 200;

/** Posts the messages again and again, as fast as they are delivered, until enough are; not where nobody gets any. */
export async function warmUp(rig: Rig, posts: readonly Post[], deliveries = WARM_DELIVERIES): Promise<void> {
  if (posts.length === 0) return;
  const block = Array.from({ length: IN_BLOCK }, (_, index) => posts[index % posts.length]!);
  for (let done = 0; done < deliveries; ) {
    const { clients } = await rig.phase(block, false);
    const delivered = clients.deliveries.reduce((sum, count) => sum + count, 0);
    if (delivered === 0) return;
    done += delivered;
  }
}
