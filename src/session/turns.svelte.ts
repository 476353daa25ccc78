/** What is built part by part, so that nobody's scroll or tap waits for all of it. */
import { inTurn } from './painted';

/**
 * To be called while a component is set up, which shows its first part at once and one more in each turn.
 * @param isInTurns false where all parts are to be there at once
 * @param hasFirst whether the first part is there, where that has to come
 * @returns how many of the parts may be there
 */
export function partByPart(all: number, isInTurns: boolean, hasFirst: () => boolean = () => true): { readonly built: number } {
  let built = $state(isInTurns ? 1 : all);
  let hasBegun = false;
  async function goOn(): Promise<void> {
    while (built < all) {
      await inTurn();
      built++;
    }
  }
  $effect(() => {
    if (hasBegun || !hasFirst()) return;
    hasBegun = true;
    void goOn();
  });
  return { get built() { return built; } };
}
