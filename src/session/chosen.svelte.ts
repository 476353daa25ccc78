/** What somebody has chosen in the picture, for as long as there is such a thing. */
import { untrack } from 'svelte';
import { isThere, type ChosenPerson, type Selection } from '../reading/selection';
import type { LoadedRun } from '../reading/run';

/** A person who is kept in sight, whoever keeps them. */
export type FollowedPerson = Pick<Chosen<ChosenPerson>, 'now' | 'choose' | 'letGo'>;

export class Chosen<One extends Selection | ChosenPerson = Selection> {
  #kept = $state.raw<One | null>(null);
  readonly #run: () => LoadedRun | null;

  /**
   * Made while a component is: a run that comes in without what is chosen lets it go.
   * @param run the one that stands
   * @param onGone told what is gone
   */
  constructor(run: () => LoadedRun | null, onGone: (gone: One) => void = () => undefined) {
    this.#run = run;
    $effect(() => {
      const gone = this.#kept;
      if (!gone || this.now) return;
      this.#kept = null;
      untrack(() => { onGone(gone); });
    });
  }

  /** Null where nothing is chosen, or what was is not part of the run that is in. */
  get now(): One | null {
    const run = this.#run();
    return this.#kept && run && isThere(this.#kept, run) ? this.#kept : null;
  }

  choose(selection: One): void {
    this.#kept = selection;
  }
  letGo(): void {
    this.#kept = null;
  }
}

/** The same person kept in sight in two pictures: whoever is chosen in either is followed in both that have them. */
export function followedInBoth(first: () => LoadedRun | null, second: () => LoadedRun | null): [FollowedPerson, FollowedPerson] {
  const both = [new Chosen<ChosenPerson>(first), new Chosen<ChosenPerson>(second)] as const;
  const followedIn = (own: Chosen<ChosenPerson>): FollowedPerson => ({
    get now() {
      return own.now;
    },
    choose(person) {
      for (const each of both) each.choose(person);
    },
    letGo() {
      for (const each of both) each.letGo();
    },
  });
  return [followedIn(both[0]), followedIn(both[1])];
}
