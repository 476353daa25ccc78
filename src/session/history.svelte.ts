/** The way through scenarios as state that the page can follow. */
import type { Scenario } from '../model/scenario';
import type { Pair } from './pair';
import { abandoned, beginHistory, bookmarkOf, changed, headMoved, opened, redone, settled, undone, type Bookmark, type History } from './history';

export class ScenarioHistory {
  #way = $state.raw<History>() as History;
  /** One object for as long as it is the present, wherever its play head rests: nothing is worked out anew for a pause. */
  readonly scenario: Scenario = $derived(this.#way.present.scenario);
  /** The one beside it; null where it stands alone. */
  readonly beside: Scenario | null = $derived(this.#way.present.beside);
  readonly canUndo: boolean = $derived(this.#way.past.length > 0);
  readonly canRedo: boolean = $derived(this.#way.future.length > 0);

  constructor(scenario: Scenario) {
    this.#way = beginHistory(bookmarkOf(scenario));
  }

  /** What the address says. */
  get present(): Bookmark {
    return this.#way.present;
  }
  /** A run of some present has come in. */
  get hasSettled(): boolean {
    return this.#way.settled !== null;
  }
  get past(): readonly Bookmark[] {
    return this.#way.past;
  }
  get future(): readonly Bookmark[] {
    return this.#way.future;
  }

  change({ scenario, beside }: Pair): void {
    this.#way = changed(this.#way, bookmarkOf(scenario, beside));
  }
  open({ scenario, beside }: Pair): void {
    this.#way = opened(this.#way, bookmarkOf(scenario, beside));
  }
  /** @returns whether there was anything to undo */
  undo(): boolean {
    return this.#travel(undone(this.#way));
  }
  /** @returns whether there was anything to redo */
  redo(): boolean {
    return this.#travel(redone(this.#way));
  }
  /** @param t true milliseconds at which the play head rests */
  moveHead(t: number): void {
    this.#way = headMoved(this.#way, t);
  }
  /** The run of the present is in. */
  settle(): void {
    this.#way = settled(this.#way);
  }
  /** The run of the present is given up. */
  abandon(): void {
    this.#way = abandoned(this.#way);
  }

  #travel(way: History): boolean {
    const isElsewhere = way !== this.#way;
    this.#way = way;
    return isElsewhere;
  }
}
