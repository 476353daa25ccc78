/**
 * What the chats of one owner process hand over at one tick, until all of it is there. Which chats these are is
 * known before the tick, so what goes into a frame follows when they post, and nothing else.
 */
export class Merging<Part> {
  private readonly ticks = new Map<string, Tick<Part>>();

  /** A chat will hand something over at a tick. */
  expect(process: number, tickMicros: number): void {
    this.tick(process, tickMicros).awaited++;
  }

  /** It has come. @returns all that came, the last one being there; null while others are awaited */
  take(process: number, tickMicros: number, part: Part): readonly Part[] | null {
    this.tick(process, tickMicros).parts.push(part);
    return this.settle(process, tickMicros);
  }

  /** It will not come: it was turned away. @returns as `take` */
  giveUp(process: number, tickMicros: number): readonly Part[] | null {
    return this.settle(process, tickMicros);
  }

  private settle(process: number, tickMicros: number): readonly Part[] | null {
    const tick = this.tick(process, tickMicros);
    if (--tick.awaited > 0) return null;
    this.ticks.delete(nameOf(process, tickMicros));
    return tick.parts;
  }

  private tick(process: number, tickMicros: number): Tick<Part> {
    const name = nameOf(process, tickMicros);
    const known = this.ticks.get(name);
    if (known) return known;
    const tick: Tick<Part> = { awaited: 0, parts: [] };
    this.ticks.set(name, tick);
    return tick;
  }
}

interface Tick<Part> {
  awaited: number;
  readonly parts: Part[];
}

function nameOf(process: number, tickMicros: number): string {
  return `${String(process)} ${String(tickMicros)}`;
}
