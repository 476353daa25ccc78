/** What chance makes of attempts to write a socket, in the mean: p the chance that one fails, A attempts allowed. */
import { power } from './numeric';

/** Attempts that one delivery takes in the mean: (1 − p^A) / (1 − p). */
export function expectedAttempts(loss: number, attempts: number): number {
  return loss === 0 ? 1 : (1 - power(loss, attempts)) / (1 - loss);
}

/** The share of deliveries that is given up: p^A. */
export function lostShare(loss: number, attempts: number): number {
  return loss === 0 ? 0 : power(loss, attempts);
}
