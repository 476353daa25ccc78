/**
 * The pictures of a film as one drawing: each mark once, with the pictures in which it is there. What does not change
 * is one mark that is always there.
 */
import type { Drawing, Mark } from '../drawing';

/** A mark from one picture to another. */
export interface Strip {
  /** Which of the roll's marks. */
  readonly mark: number;
  /** The first picture in which it is there, and the first in which it is not any more. */
  readonly from: number;
  readonly to: number;
}

/** Pictures as lists of marks by number; the same mark has the same number in all. */
export class Roll {
  readonly marks: Mark[] = [];
  readonly pictures: number[][] = [];
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<Mark, number>();
  readonly #sources = new Map<object, number>();

  add({ marks }: Pick<Drawing, 'marks'>): void {
    this.pictures.push(marks.map((mark) => this.#numberOf(mark)));
  }

  #numberOf(mark: Mark): number {
    const known = this.#known.get(mark);
    if (known !== undefined) return known;
    const key = this.#keyOf(mark);
    const number = this.#numbers.get(key) ?? this.marks.push(mark) - 1;
    this.#numbers.set(key, number);
    this.#known.set(mark, number);
    return number;
  }

  /** The same text for what looks the same in the same place. */
  #keyOf(mark: Mark): string {
    if (mark.kind === 'raster') return JSON.stringify({ ...mark, source: this.#sourceOf(mark.source) });
    if (mark.kind === 'text') return JSON.stringify(mark);
    // Nearly all marks are outlines: this is several times as fast.
    const { at, path, ink } = mark;
    return `${at.map(near).join()} ${path} ${String(ink.fill)} ${String(ink.fillOpacity)} ${String(ink.stroke)} ${String(ink.strokeOpacity)} ${String(ink.strokeWidth)} ${ink.dash.join()} ${ink.cap} ${ink.join}`;
  }

  #sourceOf(source: object): number {
    const known = this.#sources.get(source) ?? this.#sources.size;
    this.#sources.set(source, known);
    return known;
  }
}

/** Nearer to each other two marks are in the same place. */
const DIGITS = 1000;
const near = (value: number): number => Math.round(value * DIGITS) / DIGITS;

/** A strip that may still go on, and the one that is painted after it. */
interface Open {
  readonly mark: number;
  readonly from: number;
  to: number;
  next: Open | null;
}

/** Makes strips of pictures, one picture after the other. */
export class Weaver {
  readonly #head: Open = { mark: -1, from: 0, to: 0, next: null };
  #before: readonly Open[] = [];
  #pictures = 0;

  /** A mark that goes on in its place goes on as one strip. */
  add(picture: readonly number[]): void {
    const before = this.#before;
    const goesOn = kept(before.map(({ mark }) => mark), picture);
    const from = this.#pictures++;
    let last = this.#head;
    this.#before = picture.map((mark, place) => {
      const old = before[goesOn[place] ?? -1];
      if (old) old.to = from + 1;
      else last.next = { mark, from, to: from + 1, next: last.next };
      last = old ?? last.next!;
      return last;
    });
  }

  *addAll(pictures: readonly (readonly number[])[]): Generator<undefined> {
    for (const picture of pictures) {
      this.add(picture);
      yield undefined;
    }
  }

  /** All strips in the order in which they are painted: those of each picture stand in that picture's own order. */
  strips(): Strip[] {
    const strips: Strip[] = [];
    for (let one = this.#head.next; one; one = one.next) strips.push({ mark: one.mark, from: one.from, to: one.to });
    return strips;
  }
}

/** A mark that stands further on than this is not waited for: what lies between would have to be drawn anew. */
const MOST_AHEAD = 24;

/**
 * For each place of a list the place of the one before from where it goes on, in ascending order; undefined where it is
 * new. Pictures follow each other closely, so going along both at once leaves little that could have been kept.
 */
function kept(before: readonly number[], after: readonly number[]): (number | undefined)[] {
  const [left, coming] = [countsOf(before), countsOf(after)];
  const found: (number | undefined)[] = [];
  let place = 0;
  for (const mark of after) {
    // What does not come any more gives way; so does what comes later, where this one would have to wait for it.
    const isNext = (): boolean => (left.get(mark) ?? 0) > 0 && before.indexOf(mark, place) - place <= MOST_AHEAD;
    while (place < before.length && before[place] !== mark && (!coming.get(before[place]!) || isNext())) take(left, before[place++]!);
    take(coming, mark);
    if (before[place] === mark) {
      take(left, mark);
      found.push(place++);
    } else found.push(undefined);
  }
  return found;
}

function countsOf(marks: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

function take(counts: Map<number, number>, mark: number): void {
  counts.set(mark, (counts.get(mark) ?? 0) - 1);
}
