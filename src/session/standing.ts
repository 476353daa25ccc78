/** How it stands with the run that a page is to show. Every window says what there is to say by this alone. */
import type { Life } from '../worker/client';

export type Standing =
  /** It is on the page. */
  | 'in'
  /** It waits for the first worker to load. */
  | 'starting'
  /** It waits for the worker that takes the place of one that failed. */
  | 'replacing'
  /** The worker works it out. */
  | 'working'
  /** It waits, and no worker will come until somebody asks for one. */
  | 'halted'
  /** Somebody gave it up, and nothing takes its place. */
  | 'cancelled'
  /** The engine could not work it out. */
  | 'failed';

export interface Circumstances {
  /** Somebody waits for the run. */
  readonly isAwaited: boolean;
  readonly life: Life;
  /** What befell the latest worker that failed; null while none has. */
  readonly trouble: string | null;
  /** Why the run that the page is to show will not come; null where it will, or has. */
  readonly lack: 'cancelled' | 'failed' | null;
}

export function standingOf({ isAwaited, life, trouble, lack }: Circumstances): Standing {
  if (!isAwaited) return lack ?? 'in';
  if (life === 'failed') return 'halted';
  if (life === 'starting') return trouble === null ? 'starting' : 'replacing';
  return 'working';
}

/** A run is on its way: it comes in by itself. */
export function isUnderWay(standing: Standing): boolean {
  return standing === 'starting' || standing === 'replacing' || standing === 'working';
}

/** There is no run, and none comes until somebody asks for it. */
export function isLacking(standing: Standing): boolean {
  return standing === 'halted' || standing === 'cancelled' || standing === 'failed';
}
