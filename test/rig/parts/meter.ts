/** What a process has used of the processor since it was last asked to begin. */

/**
 * Microseconds of user and system time together. Apart they are useless over short spells: the kernel
 * divides its exact sum between the two by sampling.
 */
export class Meter {
  #begin = 0;
  #end: number | null = null;

  begin(): void {
    this.#end = null;
    this.#begin = now();
  }

  /** Fixes the end; what comes later does not count. */
  end(): void {
    this.#end = now();
  }

  micros(): number {
    return (this.#end ?? now()) - this.#begin;
  }
}

function now(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
