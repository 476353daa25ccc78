/** The lesson on the page: its machine, its scenes in the lab, what is kept, and the address. */
import { createActor, type SnapshotFrom } from 'xstate';
import { figuresOfStep, isRunOf, scenarioOf, STEPS } from '../../lesson';
import { END, writeAddress, type LessonAddress } from '../../lesson/address';
import type { StepFigures } from '../../lesson/figures';
import { isOnRoute, lessonMachine, neighbour, outlineOf, type LessonEvent, type LessonState, type RouteId } from '../../lesson/lesson.machine';
import { writeSaid } from '../../lesson/said';
import type { Guesses, Round, SceneLink, Step } from '../../lesson/step';
import { encodePair } from '../../link/beside';
import { encodeScenario } from '../../link/codec';
import type { RunResult } from '../../model/run';
import { sameRun, SCENARIO_KEYS } from '../../model/keys';
import { withChanges, type Scenario } from '../../model/scenario';
import { hasTime, type LoadedRun } from '../../reading/run';
import type { Lab } from '../../session/lab.svelte';
import { LESSON } from '../../text/lesson/lesson';
import { comparingLink } from '../compare/links';
import { forget, keep, type Kept } from './memory';
import { paceOf } from './pace';
import { SEEING_MILLIS } from './seeing';

type Snapshot = SnapshotFrom<typeof lessonMachine>;

export interface CourseOptions {
  readonly lab: Lab;
  readonly address: LessonAddress;
  readonly kept: Kept;
  readonly writeLink: (hash: string, step: boolean) => void;
  /** Guesses stay on this device; a class's do not mix with them. */
  readonly isRemembered?: boolean;
  /** False where its first scene is to be opened by `begin`, in a turn of its own. */
  readonly isBegun?: boolean;
}

export class Course {
  readonly lab: Lab;
  /** Runs of this step's scenes that are in. */
  runs = $state.raw<readonly RunResult[]>([]);
  /** What somebody else has guessed at this step, as the address says. */
  said = $state.raw<Guesses>({});
  #snapshot = $state.raw<Snapshot>() as Snapshot;
  readonly #actor;
  /** The answer is out, and its scene is still to be opened. */
  #isReturning = false;
  /** The run that the play head's speed was last set for. */
  #paced: LoadedRun | null = null;
  /** The reader does not want to watch the run that goes on. */
  #isHurried = false;
  /** What the scene beyond the answer shows is still to be said. */
  #isMoreWanted = false;
  /** When the last answer came, by the clock of the page. */
  #answeredMillis = -Infinity;
  readonly #writeLink: CourseOptions['writeLink'];
  readonly #isRemembered: boolean;

  constructor({ lab, address, kept, writeLink, isRemembered = true, isBegun = true }: CourseOptions) {
    this.lab = lab;
    this.#isRemembered = isRemembered;
    this.said = address.said;
    this.#writeLink = writeLink;
    const { guesses } = kept;
    const seen = Object.fromEntries(STEPS.filter(({ id }) => kept.done.includes(id)).map(({ id, rounds }) => [id, rounds.length]));
    this.#actor = createActor(lessonMachine, { input: { outline: outlineOf(STEPS), guesses, seen, route: address.route, step: address.step } });
    this.#snapshot = this.#actor.getSnapshot();
    this.#actor.subscribe((next) => {
      this.#follow(next);
    });
    this.#actor.start();
    if (address.step === END) this.send({ type: 'FINISH', route: address.route });
    else if (isBegun) this.begin();
  }

  /** Opens the scene of the step that it stands at. */
  begin(): void {
    if (this.state !== 'finished') this.#openScene();
  }

  get state(): LessonState {
    return this.#snapshot.value as LessonState;
  }
  get step(): Step {
    return STEPS[this.#snapshot.context.index]!;
  }
  get roundIndex(): number {
    return this.#snapshot.context.round;
  }
  get round(): Round {
    return this.step.rounds[this.roundIndex]!;
  }
  get isLastRound(): boolean {
    return this.roundIndex + 1 >= this.step.rounds.length;
  }
  get guesses(): Guesses {
    return this.#snapshot.context.guesses;
  }
  /** Ids of steps whose answers have all been seen. */
  get done(): readonly string[] {
    const { seen } = this.#snapshot.context;
    return STEPS.filter(({ id, rounds }) => (seen[id] ?? 0) >= rounds.length).map(({ id }) => id);
  }
  get route(): RouteId {
    return this.#snapshot.context.route;
  }
  get figures(): StepFigures {
    return figuresOfStep(this.step, this.runs);
  }
  /** The question of this round can still be guessed at. */
  get isOpen(): boolean {
    return this.state === 'reading' || this.state === 'predicting';
  }
  /** The answer to this round is out. */
  get isRevealed(): boolean {
    return this.state === 'revealed' || this.state === 'exploring';
  }
  /** The run that is awaited comes only when somebody asks for a new worker. */
  get isHalted(): boolean {
    return this.lab.standing === 'halted';
  }
  /** A run is drawn, of which any moment can be shown. */
  get isDrawn(): boolean {
    return !this.isHalted && this.lab.run !== null && this.lab.run.cursor !== null;
  }
  /** The steps of the route, and where the reader is among them; −1 at a side door. */
  get routeSteps(): readonly Step[] {
    return STEPS.filter((step) => isOnRoute(step, this.route));
  }
  get next(): Step | undefined {
    return STEPS[neighbour(this.#snapshot.context, this.#snapshot.context.index, 1)];
  }
  get previous(): Step | undefined {
    return STEPS[neighbour(this.#snapshot.context, this.#snapshot.context.index, -1)];
  }
  /** Side doors between this step and the next of the route. */
  get doors(): readonly Step[] {
    const { index } = this.#snapshot.context;
    const doors: Step[] = [];
    for (let at = index + 1; STEPS[at]?.route === 'door'; at++) doors.push(STEPS[at]!);
    return doors;
  }

  /** Goes where another address leads. */
  open({ step, route, said }: LessonAddress): void {
    this.said = said;
    this.send(step === END ? { type: 'FINISH', route } : { type: 'JUMP', step, route });
  }

  /** The hash of a link to this step that tells the guesses at this question; empty where there are none. */
  get shareHash(): string {
    const asked = this.round.predictions.map(({ id }) => id);
    const said = writeSaid(this.step, Object.fromEntries(Object.entries(this.guesses).filter(([id]) => asked.includes(id))));
    return said && writeAddress(this.step.id, 'whole', said);
  }

  send(event: LessonEvent): void {
    this.#actor.send(event);
  }

  /** Takes in a run that has come, and tells the machine where the one that it waits for is over. */
  takeIn(): void {
    const { lab, step } = this;
    const run = lab.run;
    this.#setPace();
    if (run && !lab.isComputing && step.scenes.some((scene) => isRunOf(run.result, step, scene.id)) && !this.runs.includes(run.result)) {
      this.runs = [...this.runs, run.result];
    }
    this.#return();
    this.#sayMore();
    if (this.state !== 'running') return;
    const wanted = scenarioOf(step, this.round.after);
    const { missing } = lab;
    if (missing !== null || !sameRun(lab.scenario, wanted)) {
      this.send({ type: 'GAVE_UP' });
      // The question is open again; what became of the run is still to be told.
      lab.now.missing = missing;
      return;
    }
    if (!run || lab.isComputing || !sameRun(run.result.scenario, wanted)) return;
    if (this.#isHurried && run.cursor) lab.playback.seek(lab.playback.endMicros);
    if (run.cursor === null || lab.playback.mode === 'ended') this.send({ type: 'ENDED' });
  }

  /** Once for each run: whoever changes the speed afterwards has the last word. */
  #setPace(): void {
    const { run, playback } = this.lab;
    if (!run || !hasTime(run) || run === this.#paced) return;
    this.#paced = run;
    playback.speed = paceOf(run, playback.story, playback.stepwise);
  }

  /** Goes to the end of the run: at once, or as soon as it is in. */
  hurry(): void {
    this.#isHurried = true;
    this.takeIn();
  }

  /** On from the answer to the next question or step, unless it has only just come: then the press was for the result. */
  leaveAnswer(): void {
    if (performance.now() - this.#answeredMillis < SEEING_MILLIS) return;
    this.send({ type: this.isLastRound ? 'NEXT' : 'NEXT_ROUND' });
  }

  /** Whether this scene's run is in and has been played. */
  isShown(scene: string): boolean {
    const { lab } = this;
    return lab.run !== null && !lab.isComputing && isRunOf(lab.run.result, this.step, scene) && (lab.run.cursor === null || lab.playback.mode === 'ended');
  }

  /** Says what the scene beyond the answer shows, once it has been shown. */
  #sayMore(): void {
    const { more } = this.round;
    if (!this.#isMoreWanted || !more || this.state !== 'exploring' || !this.isShown(more.scene)) return;
    this.#isMoreWanted = false;
    this.lab.say(more.text(this.figures));
  }

  /** Goes on in the picture from the answer. */
  explore(scene: string): void {
    this.#isMoreWanted = true;
    this.send({ type: 'EXPLORE' });
    this.lab.change(scenarioOf(this.step, scene), 'messages');
  }

  /** Posts from a person who was tapped; before the answer is out it would tell too much, and that is said. */
  post(person: number): void {
    if (!this.isRevealed) {
      this.lab.say(LESSON.guessFirst);
      return;
    }
    this.send({ type: 'EXPLORE' });
    this.lab.post(person);
  }

  /** A link to the lab with a scene of this step. */
  labLink(scene: string): string {
    return `#${encodeScenario(scenarioOf(this.step, scene))}`;
  }

  /** A link to scenes of a step elsewhere: two on one clock in the lab, or all designs at one of them. */
  sceneLink(link: SceneLink, step = this.step): string {
    const scene = (id: string): Scenario => scenarioOf(step, id);
    return link.to === 'beside' ? `#${encodePair(scene(link.first), scene(link.beside))}` : `#${comparingLink(encodeScenario(scene(link.scene)))}`;
  }

  forget(): void {
    this.send({ type: 'FORGET' });
    if (this.#isRemembered) forget();
  }
  dispose(): void {
    this.#actor.stop();
  }

  #follow(next: Snapshot): void {
    const was = this.#snapshot;
    this.#snapshot = next;
    const moved = next.context.index !== was.context.index || next.context.round !== was.context.round;
    const isBack = was.value === 'finished';
    if (next.context.index !== was.context.index) {
      this.runs = [];
      // It belongs to its step, and goes with it.
      if (writeSaid(this.step, this.said) === '') this.said = {};
    }
    if (next.value !== was.value) this.#enter(next);
    if (next.value === 'revealed' && was.value === 'running') {
      this.#answeredMillis = performance.now();
      this.lab.say(this.round.reveal(this.figures)[0]!);
    }
    if (next.value !== 'finished' && (moved || isBack || restarted(was, next))) this.#openScene();
    if (moved || next.context.route !== was.context.route || next.value !== was.value) this.#writeLink(this.#hash(), next.context.index !== was.context.index);
    if (next.context.guesses !== was.context.guesses || next.context.seen !== was.context.seen) this.#keep();
  }

  #enter(next: Snapshot): void {
    this.#isHurried = false;
    this.#isReturning = false;
    if (next.value === 'running') {
      this.lab.change(scenarioOf(this.step, this.round.after), 'messages');
    } else if (next.value === 'finished') this.lab.playback.pause();
  }

  /** The scene of the question, at its end, with nothing to compare it with; where the answer is out already, that of the answer follows. */
  #openScene(): void {
    this.#isReturning = this.isRevealed;
    this.#openAtEnd(this.round.before, false);
  }
  #openAtEnd(scene: string, isCompared: boolean): void {
    this.lab.open(encodeScenario(withChanges(scenarioOf(this.step, scene), { t: SCENARIO_KEYS.t.max })), isCompared);
  }
  /** Whoever comes back to an answer finds the picture as it was: beside the scene before, which had to come in first. */
  #return(): void {
    const { lab } = this;
    if (!this.#isReturning || !lab.now.isIn || !isRunOf(lab.run!.result, this.step, this.round.before)) return;
    this.#isReturning = false;
    this.#openAtEnd(this.round.after, true);
  }
  #hash(): string {
    return this.state === 'finished' ? writeAddress(END, this.route) : writeAddress(this.step.id, this.route, writeSaid(this.step, this.said));
  }
  #keep(): void {
    if (this.#isRemembered) keep({ guesses: this.guesses, done: this.done });
  }
}

/** The same question again from its beginning. */
function restarted(was: Snapshot, next: Snapshot): boolean {
  const fromAnswer = was.value === 'revealed' || was.value === 'exploring' || was.value === 'running';
  return fromAnswer && (next.value === 'reading' || next.value === 'predicting');
}
