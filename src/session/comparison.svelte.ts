/**
 * A page that looks at one scenario under every design: what each comes to, and how many machines it
 * takes. First by formula, which is at once; then by counts, one design after the other in the worker,
 * where that many people are counted within a few seconds, and else when somebody asks for it.
 */
import { CATALOGUE } from '../designs';
import { keepAsked } from './asked';
import { ASKED_KEYS, readCompare, writeCompare, type Asked, type AskedKey } from '../link/compare';
import type { Repair } from '../link/codec';
import { DEFAULT_SCENARIO, sameRun } from '../model/keys';
import { peopleOf } from '../model/people';
import { withChanges, type Scenario } from '../model/scenario';
import type { Compared, Judgement } from '../model/judgement';
import type { Certainty, Lose, Needed, Question, Trying, Weighing } from '../model/weighing';
import { cheapestOf, type Cheapest } from '../reading/cheapest';
import type { SimClient, TaskOptions } from '../worker/client';
import { WorkerLife } from './workerlife.svelte';

/** One design, and what is known of it by now. */
export interface Study {
  readonly design: string;
  readonly weighing: Weighing | null;
  readonly needed: Needed | null;
  /** What the engine says where it cannot tell. */
  readonly problem: string | null;
}

/** What is being worked out. */
export interface Progress {
  readonly question: Wanted['kind'];
  readonly by: Certainty;
  readonly design: string;
  /** Answers that are there, of all that are wanted. */
  readonly done: number;
  readonly all: number;
  readonly trying: Trying | null;
}

/** With more people than that, one count for each design takes longer than anybody waits unasked. */
export const MOST_COUNTED_UNASKED = 5_000_000;

const PERCENT = 100;
const NOTHING_ASKED = Object.fromEntries(Object.entries(ASKED_KEYS).map(([key, row]) => [key, row.default])) as unknown as Asked;

/** What is asked of each design: that it may lose a gateway is told with what it comes to. */
type Wanted = Pick<Exclude<Question, Lose>, 'kind' | 'by'> & { readonly design: string };

/** Answers in the order in which they are wanted: of each design what it comes to, then what it needs, then what can be said of all. */
function wantedBy(by: Certainty, own: string): Wanted[] {
  const ofEach = (kind: 'weigh' | 'need'): Wanted[] => CATALOGUE.map(({ id }) => ({ kind, by, design: id }));
  return [...ofEach('weigh'), ...ofEach('need'), { kind: 'judge', by, design: own }];
}

export class Comparison {
  /** Its design is the reader's own, among all that are compared. */
  scenario = $state.raw<Scenario>(DEFAULT_SCENARIO);
  asked = $state.raw<Asked>(NOTHING_ASKED);
  repairs = $state.raw<readonly Repair[]>([]);
  studies = $state.raw<readonly Study[]>(unstudied());
  /** What can be said of all; null until it is known. */
  judgement = $state.raw<Judgement | null>(null);
  /** Null while nothing is under way. */
  progress = $state.raw<Progress | null>(null);
  /** Somebody has given up what was under way. */
  isStopped = $state(false);
  readonly worker: WorkerLife;
  readonly #client: SimClient;
  readonly #writeLink: (hash: string, step: boolean) => void;
  readonly #whenFree: () => Promise<void>;
  #working: AbortController | null = null;

  /** @param whenFree settles once the worker has done what comes first */
  constructor({ client, writeLink, whenFree }: { readonly client: SimClient; readonly writeLink: (hash: string, step: boolean) => void; readonly whenFree: () => Promise<void> }) {
    this.#client = client;
    this.#writeLink = writeLink;
    this.#whenFree = whenFree;
    this.worker = new WorkerLife(client);
  }

  get link(): string {
    return writeCompare(this.scenario, this.asked);
  }
  /** Everybody may be counted without being asked. */
  get isQuick(): boolean {
    return peopleOf(this.scenario) <= MOST_COUNTED_UNASKED;
  }
  /** What every design needs is known, or that it cannot be told. */
  get isWeighed(): boolean {
    return this.studies.every(({ weighing, needed, problem }) => problem !== null || (weighing !== null && needed !== null));
  }
  /** Of the designs that hold what is asked, by what is known of them at this moment: so it says what the tables do. */
  get cheapest(): Cheapest | null {
    return cheapestOf(this.studies, this.asked);
  }
  /** All that stands there was counted. */
  get isCounted(): boolean {
    return this.studies.every(({ weighing, needed, problem }) => problem !== null || (weighing?.by === 'counts' && needed?.by === 'counts'));
  }

  /** Designs of which something could not be told. */
  get troubled(): number {
    return this.studies.filter(({ problem }) => problem !== null).length;
  }

  /** Opens an address. */
  open(hash: string): void {
    const { scenario, asked, repairs } = readCompare(hash);
    this.repairs = repairs;
    this.#apply(scenario, asked);
  }

  /** Changes the scenario that is compared. */
  change(changes: Partial<Scenario>): void {
    this.#apply(withChanges(this.scenario, changes), this.asked);
    this.#writeLink(this.link, true);
  }

  /** Changes what is asked of the designs. */
  ask(changes: Partial<Record<AskedKey, number | null>>): void {
    this.#apply(this.scenario, { ...this.asked, ...changes } as Asked);
    this.#writeLink(this.link, true);
  }

  /** Counts everybody under each design, however long that takes; goes on where it was stopped. */
  countAll(): void {
    this.worker.revive();
    void this.#workOut(['formula', 'counts']);
  }

  /** Asks once more what could not be told. */
  tryAgain(): void {
    this.studies = this.studies.map((study) => ({ ...study, problem: null }));
    this.worker.revive();
    void this.#workOut(this.isQuick ? ['formula', 'counts'] : ['formula']);
  }

  /** Gives up what is under way; what is there stays. */
  cancel(): void {
    this.#working?.abort();
    this.#working = null;
    this.isStopped = this.progress !== null;
    this.progress = null;
  }

  #apply(scenario: Scenario, asked: Asked): void {
    const isSame = sameRun({ ...scenario, design: this.scenario.design }, this.scenario);
    const isNeededAlike = isSame && asked.reserve === this.asked.reserve;
    const isJudgedAlike = isNeededAlike && scenario.design === this.scenario.design;
    this.scenario = scenario;
    this.asked = asked;
    keepAsked(asked);
    if (!isSame) this.studies = unstudied();
    else if (!isNeededAlike) this.studies = this.studies.map((study) => ({ ...study, needed: null }));
    if (!isJudgedAlike) this.judgement = null;
    else if (this.judgement && this.#isOrdered(this.judgement)) return;
    // Once everybody has been counted on request, what is left to say goes by these counts.
    const counts = this.isQuick || this.studies.every(({ needed, problem }) => needed?.by === 'counts' || problem !== null);
    void this.#workOut(counts ? ['formula', 'counts'] : ['formula']);
  }

  async #workOut(certainties: readonly Certainty[]): Promise<void> {
    this.cancel();
    this.isStopped = false;
    const working = new AbortController();
    this.#working = working;
    const wanted = certainties.flatMap((by) => wantedBy(by, this.scenario.design)).filter((one) => !this.#isKnown(one));
    for (const [done, one] of wanted.entries()) {
      const tell = (trying: Trying | null): void => {
        if (!working.signal.aborted) this.progress = { question: one.kind, by: one.by, design: one.design, done, all: wanted.length, trying };
      };
      tell(null);
      await this.#whenFree();
      if (working.signal.aborted) return;
      const take = await this.#answerTo(one, { signal: working.signal, onProgress: tell });
      if (working.signal.aborted) return;
      take();
    }
    this.#working = null;
    this.progress = null;
  }

  #isKnown({ kind, by, design }: Wanted): boolean {
    const study = this.studies.find((one) => one.design === design)!;
    const known = { weigh: study.weighing, need: study.needed, judge: this.judgement }[kind];
    if (known === null) return kind !== 'judge' && study.problem !== null;
    // A judgement by counts is said again by counts alone where other designs are to be compared.
    if (kind === 'judge' && known.by === by) return this.#isOrdered(this.judgement!);
    return known.by === by || known.by === 'counts';
  }

  /** The cheapest design and the next, whose order a verdict hangs on. */
  get #compared(): Compared | null {
    const cheapest = this.cheapest;
    return cheapest?.next ? { first: cheapest.designs[0]!, next: cheapest.next.design } : null;
  }
  #isOrdered({ ordered }: Judgement): boolean {
    const compared = this.#compared;
    return ordered?.first === compared?.first && ordered?.next === compared?.next;
  }

  /** @returns what takes the answer in */
  async #answerTo({ kind, by, design }: Wanted, options: TaskOptions<Trying>): Promise<() => void> {
    const scenario = withChanges(this.scenario, { design });
    const found = (changes: Partial<Study>) => (): void => {
      this.studies = this.studies.map((study) => (study.design === design ? { ...study, ...changes } : study));
    };
    try {
      if (kind === 'weigh') return found({ weighing: await this.#client.answer({ kind, scenario, by }, options) });
      if (kind === 'need') return found({ needed: await this.#client.answer({ kind, scenario, by, reserve: this.asked.reserve / PERCENT }, options) });
      const own = this.studies.find((study) => study.design === design)!.weighing;
      const judgement = await this.#client.answer({ kind, scenario, by, own, compared: this.#compared }, options);
      return () => { this.judgement = judgement; };
    } catch (error) {
      return found({ problem: error instanceof Error ? error.message : String(error) });
    }
  }
}

function unstudied(): Study[] {
  return CATALOGUE.map(({ id }) => ({ design: id, weighing: null, needed: null, problem: null }));
}
