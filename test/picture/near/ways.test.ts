/** What a message has left behind in its row: a front along the trunk, docks that fill one by one, and writes. */
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../../src/designs';
import { isCopyIn, OUTCOME } from '../../../src/model/trace';
import { MarkField, type Trail } from '../../../src/picture/near/marks';
import { doorOf, middle } from '../../../src/picture/near/paths';
import type { SeatMap } from '../../../src/picture/near/seatmap';
import { waysOf, type RowWays } from '../../../src/picture/near/ways';
import { mapOf, NARROW, sceneOf, WIDE, type Scene } from '../../reading/scenes';
import { right } from './inputs';

const END = Infinity;

/** A scene with one message looked at, at any moment. */
interface Watched {
  readonly scene: Scene;
  readonly map: SeatMap;
  readonly chat: number;
  readonly trails: (micros: number) => Trail[];
  readonly at: (micros: number) => RowWays;
  /** Copies into gateways, in the order in which they are told. */
  readonly copies: readonly Trail[];
}
function watch(link: string, message = 0, size: typeof WIDE | typeof NARROW = WIDE): Watched {
  const scene = sceneOf(link);
  const map = mapOf(scene, size);
  const field = new MarkField(scene.run, map);
  const chat = scene.trace.messages.chat[message]!;
  const trails = (micros: number): Trail[] => field.trails(message, micros);
  const copies = trails(END).filter(({ kind }) => isCopyIn(kind)).sort((a, b) => a.toldMicros - b.toldMicros || a.to - b.to);
  return { scene, map, chat, trails, copies, at: (micros) => waysOf(map, chat, trails(micros), micros) };
}
/** Moments close beside one another, wherever a copy is between setting out and being told. */
function momentsOf({ copies }: Watched): number[] {
  const between = (from: number, to: number): number[] => Array.from({ length: 81 }, (_, step) => from + ((to - from) * step) / 80);
  const all = copies.flatMap(({ sentMicros, arrivedMicros, toldMicros }) => [...between(sentMicros, arrivedMicros), ...between(arrivedMicros, toldMicros)]);
  return [...new Set(all)].sort((a, b) => a - b);
}

describe('the front along the trunk', () => {
  const watched = watch('chats=2&users=8&gateways=4');
  const { map, chat, copies, at } = watched;
  const tapOf = (gateway: number): number => middle(map.docks[chat * 4 + gateway]!).x;

  it('is nowhere before the first copy is sent', () => {
    expect(at(copies[0]!.sentMicros - 1)).toMatchObject({ lines: [], drops: [], wires: [] });
  });

  it('comes out of the Chat API as the copies fly, and stands at the row’s beginning when they are there', () => {
    const { sentMicros, arrivedMicros } = copies[0]!;
    const [line] = at((sentMicros + arrivedMicros) / 2).lines;
    expect(line).toMatchObject({ leadProgress: 0.5, toX: line!.from.x, isStrand: false });
    expect(line!.lead.points[0]).toEqual({ x: right(map.chatApis[chat]!), y: middle(map.chatApis[chat]!).y });
    expect(line!.from).toEqual({ x: map.rows[chat]!.x, y: map.trunks[chat]! });
    expect(at(arrivedMicros).lines[0]).toMatchObject({ leadProgress: 1, toX: line!.from.x });
  });

  it('goes from tap to tap in the order of telling, and each turns down when the front has come to it', () => {
    expect(copies.map(({ to }) => to)).toEqual([0, 1, 2, 3]);
    copies.forEach(({ toldMicros }, place) => {
      const before = place > 0 ? copies[place - 1]!.toldMicros : copies[0]!.arrivedMicros;
      const turning = at(before + 0.7 * (toldMicros - before));
      expect(turning.lines[0]!.toX).toBeCloseTo(tapOf(place), 6);
      expect(turning.drops.map(({ progress }) => progress)).toEqual(Array.from({ length: place }, () => 1));
      const falling = at(before + 0.85 * (toldMicros - before));
      expect(falling.lines[0]!.toX).toBeCloseTo(tapOf(place), 6);
      expect(falling.drops.at(-1)!.progress).toBeCloseTo(0.5, 6);
      expect(at(toldMicros).drops.map(({ x, progress }) => [x, progress])).toEqual(Array.from({ length: place + 1 }, (_, one) => [tapOf(one), 1]));
    });
  });

  it('is one trunk for all copies of the chat, and stays', () => {
    const { lines } = at(END);
    expect(lines.map(({ toX, leadProgress }) => [toX, leadProgress])).toEqual([[tapOf(3), 1]]);
  });
});

describe.each(DESIGN_IDS)('under %s', (design) => {
  it.each([
    ['chats=2&users=8&gateways=4', WIDE],
    ['chats=2&users=8&gateways=4&placement=random&seed=4', NARROW],
    // A sender that takes longer for a copy than the copy takes on its way.
    ['chats=2&users=8&gateways=4&tNotify=20000&tReceipt=3000', WIDE],
  ] as const)('nothing jumps and nothing comes back while copies are told, with %s', (link, size) => {
    const watched = watch(`${link}&design=${design}`, 0, size);
    const { map, at } = watched;
    const step = map.columns[1]!.x - map.columns[0]!.x;
    let before: RowWays = { lines: [], drops: [], docks: new Map(), wires: [], carried: 1 };
    for (const micros of momentsOf(watched)) {
      const now = at(micros);
      before.lines.forEach((line, place) => {
        expect(now.lines[place]!.toX).toBeGreaterThanOrEqual(line.toX - 1e-9);
        expect(now.lines[place]!.toX - line.toX, 'a front that is seen to move').toBeLessThan(step / 2);
        expect(now.lines[place]!.leadProgress).toBeGreaterThanOrEqual(line.leadProgress - 1e-9);
      });
      expect(now.drops.length).toBeGreaterThanOrEqual(before.drops.length);
      for (const [gateway, { copies }] of before.docks) expect(now.docks.get(gateway)!.copies).toBeGreaterThanOrEqual(copies);
      for (const line of now.lines) expect(line.toX).toBeLessThanOrEqual(map.width);
      before = now;
    }
  });
});

describe('the docks', () => {
  it('count a copy when it is told and not when it is there', () => {
    const { at, copies } = watch('chats=2&users=8&gateways=4');
    const filled = (micros: number): (readonly [number, number])[] => Array.from(at(micros).docks, ([gateway, { copies: inside }]) => [gateway, inside]);
    expect(filled(copies[0]!.arrivedMicros)).toEqual([]);
    copies.forEach(({ toldMicros }, place) => {
      expect(filled(toldMicros - 1e-3)).toHaveLength(place);
      expect(filled(toldMicros)).toEqual(copies.slice(0, place + 1).map(({ to }) => [to, 1]));
    });
  });

  it.each(DESIGN_IDS)('have at the end of %s as many copies as the message caused, where they came in', (design) => {
    const { at, copies, map, chat, scene } = watch(`chats=2&users=8&gateways=3&design=${design}`);
    const { docks } = at(END);
    const counts = new Map<number, number>();
    for (const { to } of copies) counts.set(to, (counts.get(to) ?? 0) + 1);
    expect(new Map(Array.from(docks, ([gateway, { copies: inside }]) => [gateway, inside]))).toEqual(counts);
    for (const [gateway, { box }] of docks) expect(box).toBe(map.docks[chat * scene.scenario.gateways + gateway]);
  });

  it('tell of their copies which serve nobody', () => {
    const { at, copies } = watch('chats=1&users=8&gateways=4&viewing=0.3&design=topic-per-user&seed=2');
    const wasted = copies.filter(({ isWasted }) => isWasted).length;
    expect(wasted).toBeGreaterThan(0);
    expect(wasted).toBeLessThan(copies.length);
    const docks = [...at(END).docks.values()];
    expect(docks.reduce((sum, dock) => sum + dock.wasted, 0)).toBe(wasted);
    expect(docks.reduce((sum, dock) => sum + dock.copies, 0)).toBe(copies.length);
  });

  it('are empty where a full line dropped the copy', () => {
    const link = 'chats=6&users=5&gateways=2&messages=3&rate=1000&tWrite=20000&line=1';
    const { trace } = sceneOf(link);
    const dropped = Array.from({ length: trace.messages.length }, (_, message) => message)
      .find((message) => watch(link, message).copies.every(({ outcome }) => outcome === OUTCOME.dropped))!;
    const { at, copies } = watch(link, dropped);
    expect(copies.length).toBeGreaterThan(0);
    expect([at(END).docks.size, at(END).drops.length]).toEqual([0, copies.length]);
  });
});

describe('a topic a person', () => {
  it('has a strand for each, from their own slot in the rack to the dock of their cell', () => {
    const { at, copies, map, chat, scene } = watch('chats=2&users=8&gateways=4&design=topic-per-user');
    const { lines, drops, docks } = at(END);
    expect(lines.map(({ isStrand }) => isStrand)).toEqual(copies.map(() => true));
    expect(new Set(lines.map(({ from }) => from.y)).size).toBe(8);
    lines.forEach(({ from, toX, lead }, place) => {
      expect({ x: toX, y: from.y }).toEqual(map.strands[copies[place]!.person]);
      const rack = map.racks[chat]!;
      expect(lead.points[0]!.x).toBe(right(rack));
      expect([lead.points[0]!.y > rack.y, lead.points[0]!.y < rack.y + rack.height]).toEqual([true, true]);
    });
    expect(new Set(lines.map(({ lead }) => lead.points[0]!.y)).size, 'they leave the rack one below the other').toBe(8);
    expect(drops.map(({ dock }) => dock)).toEqual(copies.map(({ to }) => map.docks[chat * scene.scenario.gateways + to]));
    expect([...docks.values()].map(({ copies: inside }) => inside)).toEqual([2, 2, 2, 2]);
  });
});

describe('a chat whose gateway is one', () => {
  it('has a single tap, and writes to all from its dock', () => {
    const { at, map, chat, copies } = watch('chats=2&users=6&gateways=3&design=chat-gateway');
    const { lines, drops, docks, wires } = at(END);
    expect([lines.length, drops.length, docks.size, copies.length]).toEqual([1, 1, 1, 1]);
    expect(wires.map(({ from }) => from)).toEqual(wires.map(() => doorOf(map.docks[chat * 3 + copies[0]!.to]!)));
    expect(wires).toHaveLength(6);
  });
});

describe('a wire from an edge below the rows', () => {
  it('is there while the write is on its way, and goes with it, since it crosses the rows of others', () => {
    const { at, trails } = watch('chats=2&users=6&gateways=3&design=thin-edge');
    const { sentMicros, arrivedMicros } = trails(END).find(({ kind }) => kind.to === 'user' && kind.from === 'edge')!;
    expect(at((sentMicros + arrivedMicros) / 2).wires.length).toBeGreaterThan(0);
    expect(at(END).wires).toEqual([]);
  });
  it('stays where it failed, with its cross', () => {
    const { at, trails } = watch('chats=2&users=6&gateways=3&design=thin-edge&loss=0.9');
    const failed = trails(END).filter(({ kind, outcome }) => kind.from === 'edge' && outcome !== OUTCOME.arrived);
    expect(failed.length).toBeGreaterThan(0);
    expect(at(END).wires.map(({ outcome }) => outcome)).toEqual(failed.map(({ outcome }) => outcome));
  });
});

describe('a wire', () => {
  const { at, trails, map, chat } = watch('chats=1&users=6&gateways=3');
  const writes = trails(END).filter(({ kind }) => kind.to === 'user');

  it('goes from the dock to the person, as far as the write has come', () => {
    expect(writes).toHaveLength(6);
    const { sentMicros, arrivedMicros } = writes[0]!;
    const wire = at(sentMicros + (arrivedMicros - sentMicros) / 4).wires[0]!;
    expect(wire).toMatchObject({ from: doorOf(map.docks[chat * 3 + writes[0]!.from]!), to: map.people[writes[0]!.person]!, attempt: 0 });
    expect(wire.progress).toBeCloseTo(0.25, 6);
    expect(at(END).wires.map(({ progress, outcome }) => [progress, outcome])).toEqual(writes.map(() => [1, OUTCOME.arrived]));
  });

  it('has those of retries beside it, counted off by person', () => {
    const { at: lossy, trails: all } = watch('chats=1&users=12&gateways=3&loss=0.5&attempts=3&seed=3');
    const attempted = new Map<number, number>();
    for (const { kind, person } of all(END)) if (kind.to === 'user') attempted.set(person, (attempted.get(person) ?? 0) + 1);
    const { wires } = lossy(END);
    expect(Math.max(...attempted.values())).toBe(3);
    const byPlace = (one: number, other: number): number => one - other;
    expect(wires.map(({ attempt }) => attempt).sort(byPlace)).toEqual([...attempted.values()].flatMap((count) => Array.from({ length: count }, (_, attempt) => attempt)).sort(byPlace));
    for (const { attempt, to, outcome } of wires) {
      if (attempt === 0) continue;
      const first = wires.find((one) => one.attempt === attempt - 1 && one.to.x === to.x && one.to.y === to.y)!;
      expect(first.outcome, 'what is tried again has failed').toBe(OUTCOME.failed);
      expect([OUTCOME.arrived, OUTCOME.failed, OUTCOME.lost]).toContain(outcome);
    }
  });

  it('is none to a visitor who has left', () => {
    const [write] = writes;
    const ways = (isForsaken: boolean) => waysOf(map, chat, [{ ...write!, isForsaken }], END).wires;
    expect([ways(false).length, ways(true).length]).toEqual([1, 0]);
  });
});

describe('writes to people who stand in line', () => {
  it('bend past those before, above and below in turn, and run straight to the first', () => {
    const { at, map } = watch('chats=8&users=8&gateways=2&design=chat-gateway&messages=1');
    const inLine = [...at(END).wires].sort((a, b) => a.to.x - b.to.x);
    expect(new Set(inLine.map(({ to }) => to.y)).size).toBe(1);
    const { radius } = map.grid;
    expect(inLine.map(({ bend }) => Math.sign(bend))).toEqual([0, -1, 1, -1, 1, -1, 1, -1]);
    expect(inLine.slice(1).every(({ bend }) => Math.abs(bend) > radius)).toBe(true);
  });

  it('are straight where nobody stands between', () => {
    const { at } = watch('chats=1&users=8&gateways=4&messages=1');
    expect(at(END).wires.map(({ bend }) => bend)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
