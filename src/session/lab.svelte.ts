/**
 * One page with a scenario that can be changed: the way through scenarios, the run that stands, the
 * clock, and the verbs that go from one to the other. Each of these knows its own business; here is
 * only what follows from what. Whoever shows something of it takes that, and not the lab.
 */
import { designOf } from '../designs';
import { decodePair, encodePair } from '../link/beside';
import type { Repair } from '../link/repair';
import type { ReadFile } from '../link/file';
import { peopleOf } from '../model/people';
import { DEFAULT_SCENARIO, sameRun, SCENARIO_KEYS } from '../model/keys';
import type { Scenario } from '../model/scenario';
import type { SimClient } from '../worker/client';
import { hasTime, type LoadedRun } from '../reading/run';
import { aloneWords, notThereWords, placedWords } from '../text/page/beside';
import { fullWords } from '../text/page/describe';
import { TIME } from '../text/page/page';
import { postedWords } from '../text/page/spoken';
import { Announcer } from './announcer.svelte';
import { Before } from './before.svelte';
import type { Entrance, LabOptions, Replay } from './entrance';
import { scenarioAt, type Bookmark } from './history';
import { ScenarioHistory } from './history.svelte';
import { Loader, type Missing, type RunSlot } from './loader.svelte';
import { changedPair, samePair, type Aim, type Pair } from './pair';
import { Playback, reelOf, type Reel } from './playback.svelte';
import { changeWords, endWords, joined, momentWords, type Shown, type Unsaid } from './saying';
import type { Standing } from './standing';

/** Columns split and people slide to their new seats for this long before the same messages play again. */
export const SLIDE_MILLIS = 1450;

export class Lab {
  before = $state.raw<Before | null>(null);
  /** What stood before in the place of the second. */
  besideBefore = $state.raw<Before | null>(null);
  /** For which of two a change counts. */
  aim = $state<Aim>('both');
  repairs = $state.raw<readonly Repair[]>([]);
  /** What the learner is told politely. */
  readonly announcer = new Announcer();
  readonly history = new ScenarioHistory(DEFAULT_SCENARIO);
  readonly loader: Loader;
  /** The run that the page shows, or waits for. */
  readonly now: RunSlot;
  /** The run that stands beside it, where one is to. */
  readonly other: RunSlot;
  /** The one play head. */
  readonly playback: Playback;
  readonly client: SimClient;
  readonly #writeLink: LabOptions['writeLink'];
  readonly #tellsResults: boolean;
  /** What is still to be said of the runs that are awaited. */
  #unsaid: Unsaid | undefined;

  constructor({ client, writeLink, playsColumns = true, tellsResults = true }: LabOptions) {
    this.client = client;
    this.#tellsResults = tellsResults;
    this.loader = new Loader(client, playsColumns);
    this.now = this.loader.slot('now');
    this.other = this.loader.slot('other');
    this.#writeLink = writeLink;
    this.playback = new Playback({
      onStop: () => { this.#keepPlayHead(); },
      isAwaited: () => this.isComputing || this.#isYetToBePlayed,
      onAsked: () => { this.say(TIME.askedSaid); },
      onTurned: (how) => { this.announcer.sayAtRest(() => momentWords(this.#slots.flatMap((slot) => (slot.isIn && slot.run ? [slot.run] : [])), this.playback.micros, how)); },
    });
  }

  get scenario(): Scenario {
    return this.history.scenario;
  }
  /** The one beside it; null where it stands alone. */
  get beside(): Scenario | null {
    return this.history.beside;
  }
  /** The one whose numbers the controls show and change. */
  get aimed(): Scenario {
    return this.aim === 'second' && this.beside ? this.beside : this.scenario;
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
    return this.#slots.some((slot) => slot.isAwaited);
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
    return encodePair(scenarioAt(this.history.present), this.beside);
  }
  /** The scenario at the moment that is shown, while the play head moves too. */
  get shown(): Scenario {
    return scenarioAt({ scenario: this.scenario, t: this.#isPlayedIn() && !this.#isSeenWhole() ? this.playback.millis : this.history.present.t });
  }
  /** A link to what is shown. */
  get link(): string {
    return encodePair(this.shown, this.beside);
  }
  get #pair(): Pair {
    return { scenario: this.scenario, beside: this.beside };
  }
  /** What stands was counted, and is yet to be played in columns. */
  get #isYetToBePlayed(): boolean {
    return this.#slots.some((slot) => slot.isIn && slot.isToBePlayed);
  }
  /** The places of the runs that are to stand on the page. */
  get #slots(): readonly RunSlot[] {
    return this.beside ? [this.now, this.other] : [this.now];
  }

  /** Opens an address: its scenario, its repairs, its play head. */
  open(hash: string, isCompared = true): void {
    this.#openAt(hash, { isCompared });
  }

  /** The same, where somebody has gone there from what stands on the page: what is another is said. */
  goTo(hash: string): void {
    const from = this.#pair;
    this.#openAt(hash, { said: { from } });
  }

  /** Opens what a scenario file says; what is none leaves all as it is, and says so. */
  openFile({ scenario, repairs }: ReadFile): void {
    this.repairs = repairs;
    if (scenario) this.#apply({ scenario, beside: null }, 'stay');
  }

  /**
   * Changes what the controls are for; the run that stands becomes the one to compare with.
   * @param said instead of what has changed
   */
  change(changes: Partial<Scenario>, replay: Replay = 'stay', said?: string): void {
    this.#apply(changedPair(this.#pair, changes, this.aim), replay, { said });
  }

  /** Puts the scenario with some changes beside itself, to be watched on one clock. */
  putBeside(changes: Partial<Scenario>): void {
    this.aim = changes.design === undefined ? 'second' : 'both';
    const said = placedWords(designOf(this.scenario.design).title, designOf(changes.design ?? this.scenario.design).title);
    this.#apply(changedPair({ scenario: this.scenario, beside: this.scenario }, changes, 'second'), 'messages', { said });
  }
  /** One of the two stands alone again. */
  leaveBeside(kept: 'first' | 'second' = 'first'): void {
    const scenario = kept === 'second' && this.beside ? this.beside : this.scenario;
    this.aim = 'both';
    this.#apply({ scenario, beside: null }, 'stay', { said: aloneWords(designOf(scenario.design).title) });
  }

  /** A person (index from 0) posts now, at the play head. */
  post(person: number): void {
    if (this.scenario.do.length >= SCENARIO_KEYS.do.max) {
      this.say(fullWords(SCENARIO_KEYS.do.max));
      return;
    }
    if (person >= peopleOf(this.scenario)) {
      this.say(notThereWords(person));
      return;
    }
    const action = { atMillis: Math.max(0, this.playback.millis), verb: 'post', user: person + 1 } as const;
    this.#apply(changedPair(this.#pair, { do: [...this.scenario.do, action] }, 'both'), 'stay', { said: postedWords(person), playOn: true });
  }

  undo(): void {
    const from = this.#pair;
    if (this.history.undo()) this.#arrive(from);
  }
  redo(): void {
    const from = this.#pair;
    if (this.history.redo()) this.#arrive(from);
  }
  /**
   * Gives up the run that is awaited, or has failed. The one that stands on the page is the present
   * again, with its way back and forth; where there is none, the scenario stays, not worked out.
   */
  cancel(): void {
    if (this.#slots.every((slot) => slot.isIn)) return;
    const rest = (): void => {
      this.#startReels({ replay: 'rest', atMicros: this.history.present.t * 1000 });
    };
    this.#unsaid = undefined;
    for (const slot of this.#slots) if (!slot.isIn) slot.giveUp(rest);
    if (!this.history.hasSettled) {
      rest();
      return;
    }
    this.history.abandon();
    const stands = (slot: RunSlot, scenario: Scenario): boolean => slot.run !== null && sameRun(slot.run.result.scenario, scenario);
    // Of two, one may have come in already: what stood before both is shown again.
    if (!stands(this.now, this.scenario) || (this.beside && !stands(this.other, this.beside))) this.#show({ replay: 'rest', atMicros: this.history.present.t * 1000 });
    else if (!this.beside) this.other.clear();
    if (this.#isPlayedIn() && !this.#isSeenWhole()) this.history.moveHead(this.playback.millis);
    this.#writeLink(this.address, true);
  }
  /** Has the run worked out that does not come, by a new worker where none is left. */
  workOut(): void {
    const { missing, other } = this;
    this.loader.worker.revive();
    if (this.isComputing) return;
    const isOf = (lacking: Missing | null, scenario: Scenario | null): boolean => lacking !== null && scenario !== null && sameRun(lacking.scenario, scenario);
    if (isOf(missing, this.scenario) || isOf(other.missing, this.beside)) this.#show({ replay: 'rest', atMicros: this.history.present.t * 1000 });
    else if (missing) this.#apply({ scenario: missing.scenario, beside: this.beside }, 'stay');
    else if (this.beside && other.missing) this.#apply({ scenario: this.scenario, beside: other.missing.scenario }, 'stay');
  }

  /** Says politely, once, what a run has come to. */
  announceEnd(): void {
    this.say(endWords(this.#shown, this.playback.micros));
  }
  /** Says something politely, once. */
  say(words: string): void {
    this.announcer.say(words);
  }
  get #shown(): Shown {
    const runOf = (slot: RunSlot): LoadedRun | null => (slot.isIn ? slot.run : null);
    return { run: runOf(this.now), other: this.beside && runOf(this.other), before: this.before?.figures ?? null };
  }

  #openAt(hash: string, entrance: Pick<Entrance, 'isCompared' | 'said'>): void {
    const { scenario, beside, repairs } = decodePair(hash);
    this.repairs = repairs;
    this.aim = 'both';
    this.history.open({ scenario, beside });
    this.#show({ replay: 'rest', atMicros: scenario.t * 1000, ...entrance });
  }

  #apply(next: Pair, replay: Replay, { said, playOn = false }: { readonly said?: string | undefined; readonly playOn?: boolean } = {}): void {
    const from = this.#pair;
    const isSame = samePair(next, from);
    const isIn = this.#slots.every((slot) => slot.isIn);
    for (const slot of this.#slots) slot.dismissMissing();
    if (isSame && replay === 'stay' && (this.isComputing || isIn)) return;
    if (isSame && isIn) {
      this.playback.seek(replay === 'connecting' ? this.playback.startMicros : 0);
      this.playback.play();
      this.announcer.sayAtRest(() => said ?? this.#changeWords(from));
      return;
    }
    const atMicros = replay === 'stay' ? this.playback.micros : 0;
    if (!isSame) {
      this.history.change({ scenario: { ...next.scenario, t: 0 }, beside: next.beside });
      this.#writeLink(this.address, true);
    }
    this.#show({ replay: playOn ? 'stay' : replay, atMicros, playOn, said: said ?? { from } });
  }

  /** The present is another one of the way. */
  #arrive(from: Pair): void {
    this.#writeLink(this.address, true);
    this.#show({ replay: 'rest', atMicros: this.history.present.t * 1000, said: { from } });
  }

  /** Shows the present: at once where its runs stand on the page already, else when they have been worked out. */
  #show(entrance: Entrance): void {
    const goesToEnd = entrance.replay === 'stay' && this.playback.mode === 'ended' && !entrance.playOn;
    const placed = goesToEnd ? { ...entrance, atMicros: Infinity } : entrance;
    this.#unsaid = joined(this.#unsaid, entrance.said);
    let isAsked = false;
    const start = (): void => {
      if (isAsked) this.#startReels(placed);
    };
    const { beside } = this;
    const wereTwo = this.other.run !== null;
    // Of two, the one that stays as it was is compared with nothing; nor is any when pictures come and go.
    const isAnew = beside !== null || wereTwo;
    if (!beside) this.other.clear();
    this.now.show(this.scenario, (run, stood) => {
      this.before = this.#compared(run, stood, this.before, entrance.isCompared ?? true);
      if (isAnew && stood === run) this.before = null;
      start();
    }, start, start);
    if (beside) {
      this.other.show(beside, (run, stood) => {
        this.besideBefore = stood === run ? null : this.#compared(run, stood, null, (entrance.isCompared ?? true) && wereTwo);
        start();
      }, start, start);
    } else this.besideBefore = null;
    isAsked = true;
    start();
    // From here to the new runs' coming in, the play head is the old ones' and is not written down.
    if (this.playback.mode !== 'empty' && !this.#slots.every((slot) => slot.isIn)) this.playback.pause();
  }

  /** What a run that comes in is compared with: what stood there, or what it was compared with where it stood already. */
  #compared(run: LoadedRun, stood: LoadedRun | null, before: Before | null, isCompared: boolean): Before | null {
    if (!isCompared || !stood) return null;
    if (stood === run) return before;
    const compared = new Before(stood);
    compared.countMoved(this.client, run.result.scenario);
    return compared;
  }

  /** Starts the clock, or sets it anew, once no run is awaited: none is to be ahead of the other. */
  #startReels({ replay, atMicros, playOn = false }: Entrance): void {
    if (this.isComputing || !this.#slots.some((slot) => slot.isIn)) return;
    if (this.#slots.every((slot) => slot.isIn)) {
      this.history.settle();
      this.#sayChange();
    }
    const runs = this.#slots.flatMap((slot) => (slot.isIn && slot.run ? [slot.run] : []));
    const [reel, ...others] = this.#isYetToBePlayed ? [] : runs.map(reelOf).filter((one): one is Reel => one !== null);
    if (!reel) {
      this.playback.unload();
      return;
    }
    // The clock keeps to the runs: before them all is where the first of them begins.
    const at = replay === 'connecting' ? -Infinity : replay === 'messages' ? 0 : atMicros;
    const isPlayed = playOn || replay === 'connecting' || replay === 'messages';
    // What was counted has been seen whole: at rest it stays so until somebody plays it.
    const staysWhole = runs.some(({ flow }) => flow !== null) && at === 0 && !isPlayed;
    this.playback.load([reel, ...others], staysWhole ? Infinity : at, isPlayed, replay === 'messages' ? SLIDE_MILLIS : 0);
    if (!this.playback.isPlaying && !staysWhole) this.#keepPlayHead();
  }

  /** Says what has come in, once. */
  #sayChange(): void {
    const unsaid = this.#unsaid;
    this.#unsaid = undefined;
    if (unsaid !== undefined) this.announcer.sayAtRest(() => (typeof unsaid === 'string' ? unsaid : this.#changeWords(unsaid.from)));
  }
  #changeWords(from: Pair): string {
    return changeWords(from, this.#pair, this.#shown, this.playback.isPlaying, this.#tellsResults);
  }

  /** A run that was counted first is shown as it came in: whole, at no moment. */
  #isSeenWhole(): boolean {
    return this.#slots.some(({ run }) => (run?.flow ?? null) !== null) && this.history.present.t === 0 && this.playback.mode === 'ended';
  }

  /** The runs on the page are those of the present, and things have a time in them. */
  #isPlayedIn(): boolean {
    return this.#slots.every((slot) => slot.isIn) && this.#slots.some(({ run }) => run && hasTime(run));
  }
  /** The play head is written when it comes to rest, never while it moves. */
  #keepPlayHead(): void {
    const t = this.playback.millis;
    if (!this.#isPlayedIn() || t === this.history.present.t) return;
    this.history.moveHead(t);
    this.#writeLink(this.address, false);
  }
}
