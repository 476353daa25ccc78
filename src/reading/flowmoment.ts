/**
 * A run that was played in columns, at a moment. What is handed out depends on (run, t) alone and is
 * never changed afterwards. Within a bin of time counts are told as if they grew evenly.
 */
import { NOBODY, type FlowRecord, type Heard, type PercentileColumns, type RoleTimeline } from '../model/flow';
import { countWhile } from '../model/numeric';
import type { Role } from '../model/roles';

/** One role at a moment: an entry for each row of its timeline. */
export interface RoleMoment {
  readonly timeline: RoleTimeline;
  /** Copies or queries taken in so far. */
  readonly received: Float64Array;
  /** Sockets written so far; empty for a role that writes none. */
  readonly sent: Float64Array;
  /** The longest line at about this moment, in jobs. */
  readonly waiting: Uint32Array;
  /** Share of its cores' time that a row works at about this moment; 1 where all are always busy. */
  readonly busyShare: Float64Array;
  /** Most jobs that wait at any one instance at about this moment, and in which row; row 0 where nobody waits. */
  readonly longestLine: number;
  readonly longestRow: number;
}

/** One message at a moment. Copies, and writes to viewers, are told as if they came evenly from the first to the last. */
export interface MessageMoment {
  /** Its number among the messages that are told. */
  readonly index: number;
  readonly chat: number;
  readonly postedMicros: number;
  /** Gateways' copies: those that have arrived, and all. */
  readonly copiesIn: number;
  readonly copies: number;
  /** Viewers who have it, and all. */
  readonly heard: number;
  readonly viewers: number;
  /** From posting, once the first and the last viewer have it. */
  readonly firstViewerMicros: number | null;
  readonly lastViewerMicros: number | null;
}

/** The whole run at a moment. */
export interface FlowMoment {
  readonly micros: number;
  /** Messages posted so far. */
  readonly posted: number;
  readonly gateways: RoleMoment;
  /**
   * The message that picture and words follow: the one whose copies began to arrive last; before any did,
   * the one posted last. Null before the first. Where messages come close together, the one posted last
   * never has arrived yet.
   */
  readonly latest: MessageMoment | null;
  /** After how long viewers have heard, of all who have by now. */
  readonly heardSoFar: Heard;
  /** The same of those who hear at about this moment: what somebody waits who hears now. */
  readonly heardNow: Heard;
}

/** Where most jobs wait. */
export interface LongestLine {
  readonly role: Role;
  readonly row: number;
  readonly jobs: number;
}

/** Sums of a timeline's columns up to the beginning of a bin. */
interface Sums {
  bin: number;
  readonly received: Float64Array;
  readonly sent: Float64Array;
}

export class FlowReading {
  readonly record: FlowRecord;
  /** The run in true microseconds. */
  readonly startMicros = 0;
  readonly endMicros: number;
  readonly #cores: number;
  readonly #sums = new Map<Role, Sums>();
  /** The messages in the order in which their copies begin to arrive; null before that is asked for. */
  #byArrival: Uint32Array | null = null;
  #latest: FlowMoment | null = null;

  constructor(record: FlowRecord) {
    this.record = record;
    this.endMicros = record.summary.endMicros;
    this.#cores = record.scenario.cores;
  }

  /** Roles that take time over their work, and gateways. */
  get roles(): readonly Role[] {
    return Object.keys(this.record.roles) as Role[];
  }

  /** The run at a moment. Takes time in proportion to gateways, and to the bins between it and the moment asked for before. */
  at(micros: number): FlowMoment {
    if (this.#latest?.micros === micros) return this.#latest;
    const { heardOverTime: { soFar, within }, messages } = this.record;
    const posted = countWhile(messages.postedMicros.length, (index) => messages.postedMicros[index]! <= micros);
    const followed = this.#followedAt(micros, posted - 1);
    const isOver = micros >= this.endMicros;
    this.#latest = {
      micros,
      posted: isOver ? messages.posted : Math.min(messages.posted, posted * messages.every),
      gateways: this.roleAt('gateway', micros)!,
      latest: followed < 0 ? null : this.messageAt(followed, micros),
      heardSoFar: isOver ? this.record.heard : this.#heard(soFar, micros, true),
      heardNow: this.#heard(within, micros, false),
    };
    return this.#latest;
  }

  /** One role at a moment; null where it takes no time over its work. */
  roleAt(role: Role, micros: number): RoleMoment | null {
    const timeline = this.record.roles[role];
    if (!timeline) return null;
    const { rows, bins, widthMicros, busyMicros, longestLine } = timeline;
    const at = Math.min(micros, this.endMicros) / widthMicros;
    const bin = Math.max(0, Math.min(bins - 1, Math.floor(at)));
    const share = micros >= this.endMicros ? 1 : Math.max(0, Math.min(1, at - bin));
    const { received, sent } = this.#sumsBefore(role, timeline, bin);
    const cells = [bin * rows, (bin + 1) * rows] as const;
    const waiting = longestLine.slice(...cells);
    const longestRow = waiting.reduce((most, jobs, row) => (jobs > waiting[most]! ? row : most), 0);
    const timeOfRow = widthMicros * timeline.perRow * (role === 'gateway' ? this.#cores : 1);
    return {
      timeline,
      received: withShare(received, timeline.received.subarray(...cells), share),
      sent: withShare(sent, timeline.sent.subarray(...cells), share),
      waiting,
      busyShare: Float64Array.from(busyMicros.subarray(...cells), (busy) => busy / timeOfRow),
      longestLine: waiting[longestRow] ?? 0,
      longestRow,
    };
  }

  /** Where most jobs wait at a moment, of all roles; null where none does anywhere. */
  longestLineAt(micros: number): LongestLine | null {
    let longest: LongestLine | null = null;
    for (const role of this.roles) {
      const { longestLine: jobs, longestRow: row } = role === 'gateway' ? this.at(micros).gateways : this.roleAt(role, micros)!;
      if (jobs > (longest?.jobs ?? 0)) longest = { role, row, jobs };
    }
    return longest;
  }

  /** One of the messages that are told, at a moment from its posting on. */
  messageAt(index: number, micros: number): MessageMoment {
    const { chat, postedMicros, copies, viewers, ...moments } = this.record.messages;
    const { firstCopyMicros, lastCopyMicros, firstViewerMicros, lastViewerMicros } = moments;
    const posted = postedMicros[index]!;
    const first = firstViewerMicros[index]!;
    const last = lastViewerMicros[index]!;
    return {
      index,
      chat: chat[index]!,
      postedMicros: posted,
      copiesIn: comeBy(micros, firstCopyMicros[index]!, lastCopyMicros[index]!, copies[index]!),
      copies: copies[index]!,
      heard: comeBy(micros, first, last, viewers[index]!),
      viewers: viewers[index]!,
      firstViewerMicros: first <= micros ? first - posted : null,
      lastViewerMicros: last <= micros ? last - posted : null,
    };
  }

  /** @param postedLast −1 before the first */
  #followedAt(micros: number, postedLast: number): number {
    const { firstCopyMicros } = this.record.messages;
    this.#byArrival ??= Uint32Array.from(firstCopyMicros, (_, index) => index).sort((one, other) => firstCopyMicros[one]! - firstCopyMicros[other]! || one - other);
    const byArrival = this.#byArrival;
    const arrived = countWhile(byArrival.length, (place) => firstCopyMicros[byArrival[place]!]! <= micros);
    return arrived > 0 ? byArrival[arrived - 1]! : postedLast;
  }

  #heard({ p50Micros, p95Micros, p99Micros }: PercentileColumns, micros: number, isSum: boolean): Heard {
    const { bins, widthMicros, viewers } = this.record.heardOverTime;
    const bin = Math.max(0, Math.min(bins - 1, Math.floor(micros / widthMicros)));
    const told = (column: Float64Array): number | null => (bins === 0 || column[bin] === NOBODY ? null : column[bin]!);
    const heard = isSum ? this.#heardBy(micros) : (viewers[bin] ?? 0);
    if (heard === 0) return { viewers: 0, p50Micros: null, p95Micros: null, p99Micros: null };
    return { viewers: heard, p50Micros: told(p50Micros), p95Micros: told(p95Micros), p99Micros: told(p99Micros) };
  }

  /** Viewers who have heard, message by message where each is told: a bin of a long run may last longer than a message. */
  #heardBy(micros: number): number {
    const { messages: { every, viewers: ofMessages, firstViewerMicros, lastViewerMicros }, heardOverTime: { viewers, widthMicros } } = this.record;
    if (every === 1) return ofMessages.reduce((sum, count, index) => sum + comeBy(micros, firstViewerMicros[index]!, lastViewerMicros[index]!, count), 0);
    const bins = micros / widthMicros;
    return viewers.reduce((sum, count, bin) => sum + Math.floor(count * Math.max(0, Math.min(1, bins - bin))), 0);
  }

  /** Goes on, or back, from the bin asked for before. */
  #sumsBefore(role: Role, { rows, received, sent }: RoleTimeline, bin: number): Sums {
    let sums = this.#sums.get(role);
    if (!sums) {
      sums = { bin: 0, received: new Float64Array(rows), sent: new Float64Array(sent.length > 0 ? rows : 0) };
      this.#sums.set(role, sums);
    }
    for (; sums.bin < bin; sums.bin++) add(sums, received, sent, sums.bin * rows, 1);
    while (sums.bin > bin) add(sums, received, sent, --sums.bin * rows, -1);
    return sums;
  }
}

function add(sums: Sums, received: Uint32Array, sent: Uint32Array, from: number, sign: 1 | -1): void {
  for (let row = 0; row < sums.received.length; row++) sums.received[row]! += sign * received[from + row]!;
  for (let row = 0; row < sums.sent.length; row++) sums.sent[row]! += sign * sent[from + row]!;
}

/** Whole counts: what is before, and a share of what comes in the bin at hand. */
function withShare(before: Float64Array, within: Uint32Array, share: number): Float64Array {
  return before.map((sum, row) => sum + Math.floor(share * within[row]!));
}

/** How many of so many have come, the first and the last one at these moments and the others evenly between. */
function comeBy(micros: number, first: number, last: number, count: number): number {
  if (micros < first) return 0;
  return micros >= last ? count : Math.min(count - 1, 1 + Math.floor(((count - 1) * (micros - first)) / (last - first)));
}
