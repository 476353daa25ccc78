/** Pages whose worker is killed: one of each kind, and of the lab one for each distance of its picture. */
import { WORKING } from '../../../src/text/page/compare';
import type { MomentId } from './moments';

export interface Scene {
  readonly id: string;
  readonly says: string;
  /**
   * Addresses in turn, so that each is come to from the same one before and is compared with it. Each is worked out
   * anew; of a run with time the play head is at the end, where most is told.
   */
  readonly places: readonly string[];
  readonly moments: readonly MomentId[];
  /** Is printed once all that is to come has come; left out where the run is all. */
  readonly doneWords?: string;
  /** Another address is another document. */
  readonly beginsAnew?: boolean;
  /** It is shown to whoever wants no motion. */
  readonly isStill?: boolean;
  /** A worker that was replaced by itself is told of until somebody says that they know. */
  readonly tellsRestart: boolean;
}

const END = 't=1000000';

export const SCENES: readonly Scene[] = [
  {
    id: 'small',
    says: 'six people',
    places: [3, 4, 5].map((gateways) => `users=6&gateways=${String(gateways)}&${END}`),
    moments: ['idle', 'working', 'scrubbing'],
    tellsRestart: true,
  },
  {
    id: 'many',
    says: '300 people',
    places: [1, 2, 3].map((seed) => `chats=3&users=100&gateways=8&placement=random&messages=20&seed=${String(seed)}&${END}`),
    moments: ['idle', 'working', 'scrubbing'],
    tellsRestart: true,
  },
  {
    id: 'far',
    says: 'ten million people',
    places: [1, 2, 3].map((seed) => `chats=1000&users=10000&gateways=1000&placement=random&seed=${String(seed)}`),
    moments: ['idle', 'working', 'working', 'painting', 'painting'],
    tellsRestart: true,
  },
  {
    id: 'compare',
    says: 'every design, side by side',
    places: [4, 5, 6].map((gateways) => `compare&chats=20&users=50&gateways=${String(gateways)}`),
    moments: ['idle', 'working', 'working', 'working'],
    doneWords: WORKING.done,
    isStill: true,
    tellsRestart: true,
  },
  {
    id: 'lesson',
    says: 'steps of the lesson',
    places: ['step=more-gateways', 'step=full-size', 'step=topic-per-user'],
    moments: ['idle', 'working'],
    tellsRestart: true,
  },
  {
    id: 'figure',
    says: 'figures in somebody’s page',
    places: ['embed=1&chats=4&gateways=4', 'embed=1&chats=1000&users=10000&gateways=1000&placement=random', 'embed=1&step=more-gateways'],
    moments: ['idle', 'working', 'painting'],
    beginsAnew: true,
    tellsRestart: false,
  },
];

/** Whose turn it is: what takes little time more often. */
const TURNS = ['small', 'many', 'far', 'compare', 'lesson', 'figure', 'small', 'many', 'lesson', 'figure'] as const;

/** The scene of a kill, by its number from 1. */
export function sceneAt(number: number, scenes: readonly Scene[] = SCENES): Scene {
  const turn = TURNS[(number - 1) % TURNS.length]!;
  return scenes.find(({ id }) => id === turn) ?? scenes[(number - 1) % scenes.length]!;
}
