/**
 * What a classroom's windows tell each other. The presenter alone says what is shown; an audience window
 * says hello, and which way a remote that it has the focus of wants to lead. Everything that a window needs is in one snapshot, so that one that comes late
 * needs no other.
 */
import type { Guess, Guesses } from './step';
import type { LessonState, RouteId } from './lesson.machine';

/** The play head, so that every window can work out where it is by now. */
export interface SharedClock {
  readonly tMicros: number;
  /** Epoch milliseconds at which the play head stood at `tMicros`. */
  readonly startedAtMillis: number;
  readonly isMoving: boolean;
  readonly speed: number;
  readonly scale: 'story' | 'true';
}

/** How many hands went up for an answer, from none to all. */
export const HAND_LEVELS = ['none', 'few', 'half', 'most', 'all'] as const;
export type Hands = Readonly<Record<string, number>>;

export type AudienceTheme = 'light' | 'dark' | 'projector';
export const AUDIENCE_THEMES: readonly AudienceTheme[] = ['light', 'dark', 'projector'];

/** The code that leads a phone to this step; lines, type and motion to be judged from the back row. */
export type OnWall = 'code' | 'check';
const ON_WALL: readonly unknown[] = ['code', 'check', null] satisfies (OnWall | null)[];

/** Where the presenter is in the lesson. */
export interface LessonPlace {
  readonly step: string;
  readonly route: RouteId;
  readonly round: number;
  readonly state: LessonState;
  /** Guesses to the questions of this round. */
  readonly guesses: Guesses;
}

export interface Snapshot {
  /** Another one with every snapshot, so that one which is told again is known; messages of a channel keep their order. */
  readonly sequence: number;
  readonly place: LessonPlace;
  /** The scenario as link text, without a play head. */
  readonly scenario: string;
  /** Null while a run is being worked out, or was counted and not played. */
  readonly clock: SharedClock | null;
  /** By option; told to the class with the result. */
  readonly hands: Hands;
  readonly isBlank: boolean;
  /** What stands before the lesson for the class to look at; null where nothing does. */
  readonly shows: OnWall | null;
  readonly theme: AudienceTheme;
}

/** What a key of a remote leads to. */
export type RemoteAction = 'next' | 'previous' | 'blank';
export const REMOTE_ACTIONS: readonly RemoteAction[] = ['next', 'previous', 'blank'];

/** The presenter alone does what `lead` asks for, so whoever forges one can turn a page at the worst. */
export type RoomMessage =
  | { readonly kind: 'hello' }
  | { readonly kind: 'lead'; readonly action: RemoteAction }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot };

/** What has come in over the channel, or null where it is no message of this room's kind. */
export function readMessage(data: unknown): RoomMessage | null {
  if (!isRecord(data)) return null;
  if (data['kind'] === 'hello') return { kind: 'hello' };
  const action = REMOTE_ACTIONS.find((one) => one === data['action']);
  if (data['kind'] === 'lead') return action ? { kind: 'lead', action } : null;
  if (data['kind'] !== 'snapshot' || !isSnapshot(data['snapshot'])) return null;
  return { kind: 'snapshot', snapshot: data['snapshot'] };
}

const STATES: readonly unknown[] = ['reading', 'predicting', 'running', 'revealed', 'exploring', 'finished'] satisfies LessonState[];
const ROUTES: readonly unknown[] = ['whole', 'five-minutes'] satisfies RouteId[];

/** Another window may run an older version of this page: what it says is looked at before it is believed. */
export function isSnapshot(value: unknown): value is Snapshot {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value['sequence']) &&
    isPlace(value['place']) &&
    typeof value['scenario'] === 'string' &&
    (value['clock'] === null || isClock(value['clock'])) &&
    isRecord(value['hands']) &&
    Object.values(value['hands']).every((level) => typeof level === 'number' && level in HAND_LEVELS) &&
    typeof value['isBlank'] === 'boolean' &&
    ON_WALL.includes(value['shows']) &&
    AUDIENCE_THEMES.some((theme) => theme === value['theme'])
  );
}

function isPlace(value: unknown): value is LessonPlace {
  return (
    isRecord(value) &&
    typeof value['step'] === 'string' &&
    ROUTES.includes(value['route']) &&
    Number.isSafeInteger(value['round']) &&
    (value['round'] as number) >= 0 &&
    STATES.includes(value['state']) &&
    isRecord(value['guesses']) &&
    Object.values(value['guesses']).every(isGuess)
  );
}

function isClock(value: unknown): value is SharedClock {
  return (
    isRecord(value) &&
    [value['tMicros'], value['startedAtMillis'], value['speed']].every((number) => Number.isFinite(number)) &&
    typeof value['isMoving'] === 'boolean' &&
    (value['scale'] === 'story' || value['scale'] === 'true')
  );
}

function isGuess(value: unknown): value is Guess {
  return typeof value === 'string' || Number.isFinite(value) || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
