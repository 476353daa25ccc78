/** A step of the lesson, as data. */
import type { Scenario } from '../model/scenario';
import type { StepFigures } from './figures';

/** One state of the picture: what changes against the scene before, or against the step before. */
export interface Scene {
  readonly id: string;
  readonly patch: Partial<Scenario>;
}

/** How a number is printed. */
export type Unit = 'count' | 'share' | 'times' | 'millis';

/** One of several answers. With a value it can be drawn as a bar. */
export interface Option {
  readonly id: string;
  readonly label: (figures: StepFigures) => string;
  readonly value?: (figures: StepFigures) => number;
}

interface Asked {
  readonly id: string;
  readonly question: (figures: StepFigures) => string;
  /** What is asked for in a few words: names the guess in the list of guesses. */
  readonly about: string;
  /** The answer is worked out by formula even where a run is in. */
  readonly isByFormula?: true;
  /** The answer was measured on real gateways: no run of ours has it. */
  readonly isMeasured?: true;
}

/** One answer out of a few. */
export interface Choice extends Asked {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly answer: (figures: StepFigures) => string;
}
/** A number, guessed as a bar. */
export interface Amount extends Asked {
  readonly kind: 'amount';
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  /** Even steps, or steps by ratio where the range spans decades. */
  readonly scale: 'even' | 'ratio';
  /** A known number to lean on, drawn beside the guess. */
  readonly was?: (figures: StepFigures) => number;
  readonly answer: (figures: StepFigures) => number;
}
/** Several things to be put in order, the least first. */
export interface Ranking extends Asked {
  readonly kind: 'ranking';
  readonly options: readonly (Option & { readonly value: (figures: StepFigures) => number })[];
  readonly unit: Unit;
}
export type Prediction = Choice | Amount | Ranking;

/** An option's id, a number, or ids in the order guessed. */
export type Guess = string | number | readonly string[];
export type Guesses = Readonly<Record<string, Guess>>;

/** What may stand below the picture: a chart, the close-up of a gateway, what was measured; one second of a gateway at several prices; a message, or a race of designs; all candidates. */
export type Shown = 'chart' | 'gateway' | 'real' | 'seconds' | 'watched' | 'lower' | 'answers';

/** A link to scenes of the step. */
export type SceneLink =
  | { readonly to: 'beside'; readonly label: string; readonly first: string; readonly beside: string }
  | { readonly to: 'compare'; readonly label: string; readonly scene: string };

/** One question, its run and its answer. */
export interface Round {
  /** The scene that is shown while the question stands; nothing of the answer can be seen in it. */
  readonly before: string;
  /** The scene that the run shows. */
  readonly after: string;
  /** What leads from the answer before to this question. */
  readonly lead?: (figures: StepFigures) => string;
  /** Bars of one question; all must be guessed. */
  readonly predictions: readonly Prediction[];
  /** What the run has shown, one paragraph each. */
  readonly reveal: (figures: StepFigures) => readonly string[];
  /** What stands below the picture once this answer is out. */
  readonly shows?: Shown;
  /** Scenes to open elsewhere once it is: a picture, two on one clock, or all designs at one of them. */
  readonly links?: readonly SceneLink[];
  /** A scene worth going on to. */
  readonly more?: {
    readonly label: string;
    readonly scene: string;
    readonly text: (figures: StepFigures) => string;
  };
}

export interface Step {
  /** As in an address: `step=say-hi`. */
  readonly id: string;
  /** Place in the lesson, from 1. */
  readonly order: number;
  readonly title: string;
  /** The lesson itself, or a door at its side. */
  readonly route: 'main' | 'door';
  readonly inFiveMinutes: boolean;
  readonly scenes: readonly Scene[];
  /** One idea, 60 to 150 words. */
  readonly text: (figures: StepFigures) => readonly string[];
  /** Words that this text explains, each at its first use in the lesson. */
  readonly terms: readonly string[];
  readonly rounds: readonly Round[];
}
