/** Gateways that wake up: what that takes them, entered in the ledger and kept moment by moment. */
import type { Paid } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import type { WakeColumns } from '../../model/trace';
import { paysForWaking } from '../../model/waking';
import { doubled } from './columns';

const FIRST_CAPACITY = 256;

export class Waking {
  private readonly wakeMicros: number;
  private readonly firstWriteMicros: number;
  private readonly paid: Paid;
  private columns: WakeColumns | null;
  private length = 0;
  /** What the first write of the job at hand takes more: one that woke its core, and has written nothing yet. */
  private owed = 0;

  /** @param paid the ledger's column for each cost, where it is more than nothing */
  constructor({ tWake, tFirstWrite }: Pick<Scenario, 'tWake' | 'tFirstWrite'>, paid: Paid, withTrace: boolean) {
    this.wakeMicros = tWake;
    this.firstWriteMicros = tFirstWrite;
    this.paid = paid;
    const isKept = withTrace && paysForWaking({ tWake, tFirstWrite });
    this.columns = isKept ? { gateway: new Uint32Array(FIRST_CAPACITY), micros: new Float64Array(FIRST_CAPACITY), wrote: new Uint8Array(FIRST_CAPACITY) } : null;
  }

  /** A core of a gateway takes a job up. @returns when it can begin with it */
  begin(gateway: number, nowMicros: number, wakes: boolean): number {
    this.owed = wakes ? this.firstWriteMicros : 0;
    if (!wakes) return nowMicros;
    const column = this.paid.tWake;
    if (column) column[gateway]!++;
    this.keep(gateway, nowMicros);
    return nowMicros + this.wakeMicros;
  }

  /** The job at hand writes a socket. @returns from when on, which is later for a first one after waking up */
  write(gateway: number, startMicros: number): number {
    if (this.owed === 0) return startMicros;
    const later = startMicros + this.owed;
    this.owed = 0;
    this.paid.tFirstWrite![gateway]!++;
    if (this.columns) this.columns.wrote[this.length - 1] = 1;
    return later;
  }

  /** Who woke up when, in buffers of their own; null where waking up takes no time, and for a run without a trace. */
  finish(): WakeColumns | null {
    const { columns, length } = this;
    return columns && { gateway: columns.gateway.slice(0, length), micros: columns.micros.slice(0, length), wrote: columns.wrote.slice(0, length) };
  }

  private keep(gateway: number, micros: number): void {
    if (!this.columns) return;
    if (this.length === this.columns.micros.length) {
      const { gateway: gateways, micros: moments, wrote } = this.columns;
      this.columns = { gateway: doubled(gateways, Uint32Array), micros: doubled(moments, Float64Array), wrote: doubled(wrote, Uint8Array) };
    }
    this.columns.gateway[this.length] = gateway;
    this.columns.micros[this.length] = micros;
    this.length++;
  }
}
