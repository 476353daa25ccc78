/** The figures of a run and the rows that set two of them side by side. */
import { describe, expect, it } from 'vitest';
import { comparison, type ComparedId } from '../../src/reading/comparison';
import { figuresOf, type Figures } from '../../src/reading/figures';
import { sceneOf } from './scenes';

const figures = (link: string): Figures => figuresOf(sceneOf(link).result);
const ids = (now: Figures, was: Figures | null = null): ComparedId[] => comparison(now, was).map(({ id }) => id);
const ALWAYS: ComparedId[] = ['gateways', 'copiesPerMessage', 'copiesEach', 'copiesBusiest', 'writesEach', 'busyEach'];

describe('the figures of a run', () => {
  it('are means and busiest over gateways, and means over messages', () => {
    // 7 people on 3 gateways: 3, 2 and 2; two messages.
    expect(figures('users=7&gateways=3&messages=2')).toMatchObject({
      gateways: 3,
      messages: 2,
      copiesIn: { mean: 2, busiest: 2 },
      writesOut: { mean: 14 / 3, busiest: 6 },
      // 2 copies and 6 writes of the fullest, at 10 µs each.
      busyMicros: { mean: (6 * 10 + 14 * 10) / 3, busiest: 80 },
      chatsHeard: { mean: 1, busiest: 1 },
      copiesPerMessage: 3,
      writesPerMessage: 7,
      notifications: 0,
      lost: 0,
    });
  });
  it('tell when the first and the last viewer hear, in the mean over messages', () => {
    const scene = sceneOf('users=7&gateways=3&messages=2');
    const { firstViewerMicros, lastViewerMicros } = scene.result.ledger.messages;
    const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;
    const { firstViewerMicros: first, lastViewerMicros: last } = figuresOf(scene.result);
    expect([first, last]).toEqual([mean(firstViewerMicros), mean(lastViewerMicros)]);
    expect(last).toBeGreaterThan(first!);
  });
  it('of a run without messages have nobody who hears', () => {
    expect(figures('messages=0')).toMatchObject({ messages: 0, copiesPerMessage: 0, firstViewerMicros: null, lastViewerMicros: null });
  });
});

describe('the rows of Was and Now', () => {
  it('leave out what is zero in both', () => {
    expect(ids(figures('design=chat-gateway'))).toEqual([...ALWAYS, 'last']);
    expect(ids(figures('design=topic-per-chat'))).toEqual([...ALWAYS, 'notifications', 'last']);
    expect(ids(figures('design=direct'))).toEqual([...ALWAYS, 'shards', 'last']);
    expect(ids(figures('loss=0.6&attempts=1'))).toContain('lost');
  });
  it('keep what was there before', () => {
    expect(ids(figures('design=chat-gateway'), figures('design=topic-per-chat'))).toContain('notifications');
    expect(ids(figures('messages=0'), figures('messages=1'))).toContain('last');
  });
  it('hold what both runs came to, in their own units', () => {
    const rows = comparison(figures('gateways=4'), figures('gateways=2'));
    const row = (id: ComparedId) => rows.find((one) => one.id === id);
    expect(row('gateways')).toEqual({ id: 'gateways', unit: 'count', was: 2, now: 4 });
    expect(row('copiesPerMessage')).toEqual({ id: 'copiesPerMessage', unit: 'count', was: 2, now: 4 });
    expect(row('copiesEach')).toEqual({ id: 'copiesEach', unit: 'count', was: 1, now: 1 });
    // Of eight people each gateway wrote four sockets, then two: with the copy 50 µs and 30 µs.
    expect(row('writesEach')).toEqual({ id: 'writesEach', unit: 'count', was: 4, now: 2 });
    expect(row('busyEach')).toEqual({ id: 'busyEach', unit: 'micros', was: 50, now: 30 });
  });
  it('have nothing to set beside a first run', () => {
    expect(new Set(comparison(figures(''), null).map(({ was }) => was))).toEqual(new Set([null]));
  });
  it('leave open what nobody can know', () => {
    const last = comparison(figures('messages=0'), figures('messages=1')).find(({ id }) => id === 'last');
    expect(last!.now).toBeNull();
    expect(last!.was).toBeGreaterThan(80_000);
  });
});
