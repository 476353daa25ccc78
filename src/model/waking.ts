/** What waking up may come to, where nobody has played when work comes: between two ends. */
import type { Scenario } from './scenario';
import { partsOf, sharesWrites } from './sharing';

type WakingCosts = Pick<Scenario, 'tWake' | 'tFirstWrite'>;

/** Whether waking up takes a gateway any time. */
export function paysForWaking({ tWake, tFirstWrite }: WakingCosts): boolean {
  return tWake > 0 || tFirstWrite > 0;
}

/** What a gateway has to do, in counts. */
export interface GatewayJobs {
  readonly copies: number;
  /** Of these, the ones that serve somebody. */
  readonly serving: number;
  /** Gateways are asked as well: some of the copies are questions, after which nothing is written, and nobody knows how many. */
  readonly isAsked: boolean;
  /** Answers that bring nothing; these may be written, too. None where left out. */
  readonly empty?: number;
  /** First attempts to write a socket, and repeated ones: each of the latter is a job. */
  readonly firstWrites: number;
  readonly repeated: number;
  readonly handshakes: number;
}

/** What comes to a gateway: copies, and where a clock has somebody ask, requests and their answers, which bring copies or nothing. */
export interface GatewayIntake {
  readonly receipts: number;
  readonly wasted: number;
  readonly requests: number;
  readonly emptyAnswers: number;
}

/** What of this is a job, and may write. */
export function intakeJobs({ receipts, wasted, requests, emptyAnswers }: GatewayIntake): Required<Pick<GatewayJobs, 'copies' | 'serving' | 'empty'>> {
  return { copies: receipts + requests + emptyAnswers, serving: receipts - wasted, empty: emptyAnswers };
}

/**
 * Microseconds that a gateway spends on waking up where every job finds its core idle: at most that. The
 * other end is 0, where none does: a gateway that is always at work never wakes up.
 */
export function mostWakingMicros(jobs: GatewayJobs, costs: WakingCosts & Pick<Scenario, 'cores' | 'sharedWrites'>): number {
  const { copies, firstWrites, repeated, handshakes, serving, isAsked, empty = 0 } = jobs;
  // Writes make the most parts where each copy has as many as there are cores.
  const written = isAsked ? Math.min(serving, firstWrites / costs.cores) : serving;
  const shared = sharesWrites(costs) ? elsewhere(firstWrites, written, costs.cores) : 0;
  return costs.tWake * (copies + repeated + shared + handshakes) + costs.tFirstWrite * (serving + empty + repeated + shared);
}

/** Parts of copies' writes that are jobs of their own, at most. */
function elsewhere(writes: number, serving: number, cores: number): number {
  return serving > 0 ? Math.max(0, serving * (partsOf(writes / serving, cores) - 1)) : 0;
}
