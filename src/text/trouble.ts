/** What befell a worker. */
import type { FailureReason } from '../worker/lifecycle.machine';
import { counted } from './format';

/** An answer came in that the browser could not take apart. */
export const UNREADABLE = 'an answer could not be read';

/** Goes on from "The simulation's worker …". */
export function troubleInWords(failure: { reason: FailureReason; message: string }, silenceMillis: number): string {
  const words = {
    loading: 'could not be loaded',
    died: 'died',
    silent: `gave no answer for ${counted(silenceMillis / 1000, 'second', 'seconds')}`,
    error: 'met an error',
  } satisfies Record<FailureReason, string>;
  return failure.message === '' ? words[failure.reason] : `${words[failure.reason]} (${failure.message})`;
}
