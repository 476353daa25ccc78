/** What befell a worker, in words for the page. */
import type { FailureReason } from './lifecycle.machine';

/** Goes on from "The simulation's worker …". */
export function troubleInWords(failure: { reason: FailureReason; message: string }, silenceMillis: number): string {
  const words = {
    loading: 'could not be loaded',
    died: 'died',
    silent: `gave no answer for ${String(silenceMillis / 1000)} seconds`,
    error: 'met an error',
  } satisfies Record<FailureReason, string>;
  return failure.message === '' ? words[failure.reason] : `${words[failure.reason]} (${failure.message})`;
}
