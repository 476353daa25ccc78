/**
 * One page with a scenario that can be changed: the way through scenarios, the run that stands, the
 * clock, and the verbs that go from one to the other. Each of these knows its own business; here is
 * only what follows from what. Whoever shows something of it takes that, and not the lab.
 */
import { decodeScenario, encodeScenario, type Repair } from '../link/codec';
import type { ReadFile } from '../link/file';
import { peopleOf } from '../model/people';
import { DEFAULT_SCENARIO, sameRun, SCENARIO_KEYS } from '../model/keys';
import { withChanges, type Scenario } from '../model/scenario';
import type { SimClient } from '../worker/client';
import { hasTime, type LoadedRun } from '../reading/run';
import { fullWords } from '../text/page/describe';
import { Before } from './before.svelte';
import { scenarioAt, type Bookmark } from './history';
import { ScenarioHistory } from './history.svelte';
import { Loader, type Missing, type RunSlot } from './loader.svelte';
import { Playback, reelOf } from './playback.svelte';
import type { Standing } from './standing';
import { summaryAt } from './summary';

/** Columns split and people slide to their new seats for this long before the same messages play again. */
export const SLIDE_MILLIS = 1450;

/** Where the play head goes once a changed run is in. */
export type Replay = 'connecting' | 'messages' | 'stay' | 'rest';

/** What becomes of the picture once the run is in. */
interface Entrance {
  readonly replay: Replay;
  readonly atMicros: number;
  readonly playOn?: boolean;
  /** Whether the run that stood before is the one to compare with; else there is none. */
  readonly isCompared?: boolean;
}

export interface LabOptions {
  readonly client: SimClient;
  /** Runs that are too large to be played crossing by crossing are played in columns; left out, they are. */
  readonly playsColumns?: boolean;
  /** Writes the address: a step of its own in the browser's history, or in place. */
  readonly writeLink: (hash: string, step: boolean) => void;
}

export class Lab {
  before = $state.raw<Before | null>(null);
  repairs = $state.raw<readonly Repair[]>([]);
  /** What the learner is to be told politely; told when it changes. */
  announcement = $state('');
  readonly history = new ScenarioHistory(DEFAULT_SCENARIO);
  readonly loader: Loader;
  /** The run that the page shows, or waits for. */
  readonly now: RunSlot;
  /** The one play head. */
  readonly playback: Playback;
  readonly client: SimClient;
  readonly #writeLink: LabOptions['writeLink'];

  constructor({ client, writeLink, playsColumns = true }: LabOptions) {
    this.client = client;
    this.loader = new Loader(client, playsColumns);
    this.now = this.loader.slot('now');
    this.#writeLink = writeLink;
    this.playback = new Playback(() => {
      this.#keepPlayHead();
    });
  }

  get scenario(): Scenario {
    return this.history.scenario;
  }
  get past(): readonly Bookmark[] {
    return this.history.past;
  }
  get future(): readonly Bookmark[] {
    return this.history.future;
  }
  get run(): LoadedRun | null {
    return this.now.run;
  }
  get isComputing(): boolean {
    return this.now.isAwaited;
  }
  get missing(): Missing | null {
    return this.now.missing;
  }
  /** What the engine says of a run that it could not work out. */
  get problem(): string | null {
    return this.missing?.problem ?? null;
  }
  get standing(): Standing {
    return this.now.standing;
  }
  /** What the address says: the scenario, and where its play head last came to rest. */
  get address(): string {
    return encodeScenario(scenarioAt(this.history.present));
  }
  /** The scenario at the moment that is shown, while the play head moves too. */
  get shown(): Scenario {
    return scenarioAt({ scenario: this.scenario, t: this.#isPlayedIn() && !this.#isSeenWhole() ? this.playback.millis : this.history.present.t });
  }
  /** A link to what is shown. */
  get link(): string {
    return encodeScenario(this.shown);
  }

  /** Opens an address: its scenario, its repairs, its play head. */
  open(hash: string, isCompared = true): void {
    const { scenario, repairs } = decodeScenario(hash);
    this.repairs = repairs;
    this.history.open(scenario);
    this.#show({ replay: 'rest', atMicros: scenario.t * 1000, isCompared });
  }

  /** Opens what a scenario file says; what is none leaves all as it is, and says so. */
  openFile({ scenario, repairs }: ReadFile): void {
    this.repairs = repairs;
    if (scenario) this.#apply(scenario, 'stay');
  }

  /** Changes the scenario; the run that stands becomes the one to compare with. */
  change(changes: Partial<Scenario>, replay: Replay = 'stay'): void {
    const next = withChanges(this.scenario, changes);
    this.#apply({ ...next, do: changes.do ?? actionsFor(next) }, replay);
  }

  /** A person (index from 0) posts now, at the play head. */
  post(person: number): void {
    if (this.scenario.do.length >= SCENARIO_KEYS.do.max) {
      this.announcement = fullWords(SCENARIO_KEYS.do.max);
      return;
    }
    const action = { atMillis: Math.max(0, this.playback.millis), verb: 'post', user: person + 1 } as const;
    this.#apply(withChanges(this.scenario, { do: [...this.scenario.do, action] }), 'stay', true);
  }

  undo(): void {
    if (this.history.undo()) this.#arrive();
  }
  redo(): void {
    if (this.history.redo()) this.#arrive();
  }
  /**
   * Gives up the run that is awaited, or has failed. The one that stands on the page is the present
   * again, with its way back and forth; where there is none, the scenario stays, not worked out.
   */
  cancel(): void {
    if (this.now.isIn) return;
    this.now.giveUp((run) => {
      this.#startReel(run, { replay: 'rest', atMicros: this.history.present.t * 1000 });
    });
    if (!this.now.run) return;
    this.history.abandon();
    if (this.#isPlayedIn() && !this.#isSeenWhole()) this.history.moveHead(this.playback.millis);
    this.#writeLink(this.address, true);
  }
  /** Has the run worked out that does not come, by a new worker where none is left. */
  workOut(): void {
    const { missing } = this;
    this.loader.worker.revive();
    if (this.isComputing || missing === null) return;
    if (sameRun(missing.scenario, this.scenario)) this.#show({ replay: 'rest', atMicros: this.history.present.t * 1000 });
    else this.#apply(missing.scenario, 'stay');
  }

  /** Says politely, once, what a run has come to. */
  announceEnd(): void {
    const { run } = this;
    if (run && hasTime(run)) this.announcement = summaryAt(run, this.playback.micros);
  }

  #apply(next: Scenario, replay: Replay, playOn = false): void {
    const isSame = sameRun(next, this.scenario);
    this.now.dismissMissing();
    if (isSame && replay === 'stay' && (this.isComputing || this.now.isIn)) return;
    if (isSame && this.now.isIn) {
      this.playback.seek(replay === 'connecting' ? this.playback.startMicros : 0);
      this.playback.play();
      return;
    }
    const atMicros = replay === 'stay' ? this.playback.micros : 0;
    if (!isSame) {
      this.history.change({ ...next, t: 0 });
      this.#writeLink(this.address, true);
    }
    this.#show({ replay: playOn ? 'stay' : replay, atMicros, playOn });
  }

  /** The present is another one of the way. */
  #arrive(): void {
    this.#writeLink(this.address, true);
    this.#show({ replay: 'rest', atMicros: this.history.present.t * 1000 });
  }

  /** Shows the present: at once where its run stands on the page already, else when it has been worked out. */
  #show(entrance: Entrance): void {
    const goesToEnd = entrance.replay === 'stay' && this.playback.mode === 'ended' && !entrance.playOn;
    const placed = goesToEnd ? { ...entrance, atMicros: Infinity } : entrance;
    this.now.show(this.scenario, (run, stood) => {
      this.#compare(run, stood, entrance.isCompared ?? true);
      this.history.settle();
      this.#startReel(run, placed);
    }, (run) => {
      this.#startReel(run, placed);
    });
    // From here to the new run's coming in, the play head is the old run's and is not written down.
    if (!this.now.isIn) this.playback.pause();
  }

  #compare(run: LoadedRun, stood: LoadedRun | null, isCompared: boolean): void {
    if (!isCompared || !stood) this.before = null;
    else if (stood !== run) {
      this.before = new Before(stood);
      this.before.countMoved(this.client, run.result.scenario);
    }
  }

  #startReel(run: LoadedRun, { replay, atMicros, playOn = false }: Entrance): void {
    const reel = reelOf(run);
    if (!reel) {
      this.playback.unload();
      return;
    }
    const at = replay === 'connecting' ? reel.startMicros : replay === 'messages' ? 0 : atMicros;
    const isPlayed = playOn || replay === 'connecting' || replay === 'messages';
    // What was counted has been seen whole: at rest it stays so until somebody plays it.
    const staysWhole = run.flow !== null && at === 0 && !isPlayed;
    this.playback.load([reel], staysWhole ? Infinity : at, isPlayed, replay === 'messages' ? SLIDE_MILLIS : 0);
    if (!this.playback.isPlaying && !staysWhole) this.#keepPlayHead();
  }

  /** A run that was counted first is shown as it came in: whole, at no moment. */
  #isSeenWhole(): boolean {
    return (this.run?.flow ?? null) !== null && this.history.present.t === 0 && this.playback.mode === 'ended';
  }

  /** The run on the page is that of the present, and things have a time in it. */
  #isPlayedIn(): boolean {
    return this.now.isIn && hasTime(this.run!);
  }
  /** The play head is written when it comes to rest, never while it moves. */
  #keepPlayHead(): void {
    const t = this.playback.millis;
    if (!this.#isPlayedIn() || t === this.history.present.t) return;
    this.history.moveHead(t);
    this.#writeLink(this.address, false);
  }
}

/** Actions of people who are no longer there go with them. */
function actionsFor(next: Scenario): Scenario['do'] {
  const people = peopleOf(next);
  return next.do.every((action) => action.user <= people) ? next.do : next.do.filter((action) => action.user <= people);
}
