/** What owners of chats hold, let go and drop by a moment, which message is followed meanwhile, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { cardOf } from '../../src/reading/card';
import { latestByChat } from '../../src/reading/latest';
import { loadsOf } from '../../src/reading/loads';
import { underWayAt } from '../../src/reading/underway';
import { sentenceAt, countLineAt } from '../../src/session/told';
import { cardWords } from '../../src/text/page/card';
import { sceneOf, type Scene } from './scenes';

const MILLI = 1000;
/** Messages at 0, 40, 80 and 120 ms: a frame of three leaves the Chat API at 140 ms, and one of one at 260. */
const FRAMES = 'users=4&gateways=2&messages=4&rate=25&design=coalesce';
const said = ({ run }: Scene, millis: number): string => sentenceAt(run, millis * MILLI);

describe('an owner that holds messages', () => {
  const scene = sceneOf(FRAMES);
  const { owners } = scene.run;

  it('has those in its hands that have arrived, until their frame leaves', () => {
    expect([39, 41, 81, 121, 139.9, 141, 161, 259.9, 261].map((millis) => owners.heldAt(0, millis * MILLI))).toEqual([[], [0], [0, 1], [0, 1, 2], [0, 1, 2], [], [3], [3], []]);
    expect([139, 141, 261].map((millis) => owners.releasedAt(0, millis * MILLI))).toEqual([0, 1, 2]);
    expect(owners.carriedBy(2)).toEqual([0, 1, 2]);
    expect(owners.carriedBy(3)).toEqual([3]);
  });

  it('has the picture follow a frame until it is over, even while another message waits', () => {
    const followed = (millis: number): number => owners.followed(millis * MILLI);
    expect([0, 1, 41, 81, 121, 139.9].map(followed)).toEqual([-1, 0, 1, 2, 3, 3]);
    expect([141, 161, 182].map(followed)).toEqual([2, 2, 2]);
    expect([200, 259.9, 261, 400].map(followed)).toEqual([3, 3, 3, 3]);
    expect(latestByChat(scene.run, 161 * MILLI)).toEqual(new Map([[0, 2]]));
  });

  it('is said to hold and to let go, and a frame is heard as all that it carries', () => {
    expect(said(scene, 110)).toBe("u3 posts: the message travels to the Chat API of chat1.");
    expect(said(scene, 142.3)).toBe('The Chat API of chat1 appends the frame to each gateway that holds a member: 2 copies on the way. It carries 3 messages.');
    expect(said(scene, 150)).toBe('2 copies are in. The gateways write the socket of every member: 0 of 4 have the frame with 3 messages.');
    expect(said(scene, 200)).toBe("u4's message waits at the Chat API of chat1: one frame takes all that comes within 100 ms of the first.");
    expect(said(scene, 1e9)).toBe("All 4 of chat1 have u4's message: 2 copies in, 4 writes out.");
    expect(countLineAt(scene.run, 150 * MILLI)).toContain('3 →');
  });

  it('counts each message of a frame for whoever gets it, and one copy and one write', () => {
    const at = scene.cursor().at(200 * MILLI);
    expect(Array.from(at.deliveries)).toEqual([3, 3, 3, 3]);
    expect([at.totalDeliveries, at.totalWrites, at.totalReceipts]).toEqual([12, 4, 2]);
    expect(Array.from(at.heard)).toEqual([4, 4, 4, 0]);
    expect(scene.run.figures.heard!.viewers).toBe(16);
  });

  it('has a card that tells frames, and what waits', () => {
    const card = cardOf(scene.run, { role: 'chatApi', index: 0 }, 161 * MILLI);
    expect(card.counts).toEqual(expect.arrayContaining([{ id: 'frames', value: 1 }, { id: 'held', value: 1 }]));
    expect(cardWords(card, scene.run).assumptions).toContain('The first message opens a window of 100 ms; at its end one frame takes all that came in it.');
  });

  it('says how many wait together', () => {
    const alone = sceneOf('users=4&gateways=2&messages=3&rate=100&lastMile=0&design=coalesce');
    expect(said(alone, 60)).toBe("u3's message waits at the Chat API of chat1 with 2 others: one frame takes all that comes within 100 ms of the first.");
    expect(underWayAt(alone.run, 60 * MILLI).owner).toEqual({ carried: 3, held: 3, isDropped: false, dropped: 0 });
  });

  it('is as busy as a frame a tick, however short the run', () => {
    const busyOf = (messages: number): number => loadsOf(sceneOf(`users=4&gateways=2&messages=${String(messages)}&rate=30&design=coalesce`).result).find(({ role }) => role === 'gateway')!.mean;
    expect(busyOf(1)).toBeCloseTo(busyOf(300), 12);
  });
});

describe('an owner that drops what is above its cap', () => {
  const scene = sceneOf('users=4&gateways=2&messages=4&rate=25&design=slow-mode');
  const { owners } = scene.run;

  it('has dropped by a moment what has arrived, and lets the picture follow what goes on', () => {
    expect([79.9, 80, 121, 160].map((millis) => owners.droppedAt(0, millis * MILLI))).toEqual([0, 1, 2, 3]);
    expect([1, 41, 45, 81].map((millis) => owners.followed(millis * MILLI))).toEqual([0, 0, 0, 0]);
    expect(owners.followed(90 * MILLI)).toBe(2);
    expect([0, 1, 2, 3].map((message) => owners.isDropped(message))).toEqual([false, true, true, true]);
  });

  it('is said to drop, which no full line does', () => {
    expect(said(scene, 200)).toBe("u4's message is dropped: the Chat API of chat1 lets 1 message a second through. Dropped so far: 3 messages.");
    expect(scene.result.summary).toMatchObject({ droppedJobs: 0, lossless: true });
    const card = cardOf(scene.run, { role: 'chatApi', index: 0 }, 1e9);
    expect(card.counts).toContainEqual({ id: 'overCap', value: 3 });
    expect(Array.from(scene.result.ledger.users.deliveries)).toEqual([1, 1, 1, 1]);
  });
});

describe('owners that let every message go at once', () => {
  it('hold and drop nothing', () => {
    const { owners } = sceneOf('users=4&messages=3').run;
    expect([owners.heldAt(0, 50 * MILLI), owners.droppedAt(0, 1e9), owners.isDropped(0), owners.carriedBy(1)]).toEqual([[], 0, false, [1]]);
  });
});
