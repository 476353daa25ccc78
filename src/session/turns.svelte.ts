/** What is built part by part, so that nobody's scroll or tap waits for all of it. */
import { onMount } from 'svelte';
import { inTurn } from './painted';

/**
 * To be called while a component is set up, which shows its first part at once and one more in each turn.
 * @param isInTurns false where all parts are to be there at once
 * @returns how many of the parts are there
 */
export function partByPart(all: number, isInTurns: boolean): { readonly built: number } {
  let built = $state(isInTurns ? 1 : all);
  async function goOn(): Promise<void> {
    while (built < all) {
      await inTurn();
      built++;
    }
  }
  onMount(() => { void goOn(); });
  return { get built() { return built; } };
}
