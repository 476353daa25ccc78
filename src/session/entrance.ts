/** How a run that has been asked for comes onto the page, and what a page asks of its lab. */
import type { SimClient } from '../worker/client';
import type { Unsaid } from './saying';

/** Where the play head goes once changed runs are in. */
export type Replay = 'connecting' | 'messages' | 'stay' | 'rest';

/** What becomes of the picture once the run is in. */
export interface Entrance {
  readonly replay: Replay;
  readonly atMicros: number;
  readonly playOn?: boolean;
  /** Whether the run that stood before is the one to compare with; else there is none. */
  readonly isCompared?: boolean;
  /** What is said once the runs are in: words, or the change from what stood; nothing where left out. */
  readonly said?: Unsaid;
}

export interface LabOptions {
  readonly client: SimClient;
  /** Runs that are too large to be played crossing by crossing are played in columns; left out, they are. */
  readonly playsColumns?: boolean;
  /** What a change has come to is said aloud; left out, it is. Where it answers a question, somebody else says it. */
  readonly tellsResults?: boolean;
  /** Writes the address: a step of its own in the browser's history, or in place. */
  readonly writeLink: (hash: string, step: boolean) => void;
}
