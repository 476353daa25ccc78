/** The small pictures of the gallery, in numbers. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { runToEnd } from '../../../src/engine/events/simulate';
import { decodeScenario } from '../../../src/link/codec';
import { withChanges } from '../../../src/model/scenario';
import { bareOf, crossingAt } from '../../../src/picture/gallery/bare';
import { heardCells, sharePassed, stripOf } from '../../../src/picture/gallery/strip';
import { isPlayed, loadedRun, type PlayedRun } from '../../../src/reading/run';

const SIZE = { width: 220, height: 84 };
function played(link: string): PlayedRun {
  const { scenario } = decodeScenario(link);
  const run = loadedRun(runToEnd(scenario, { withTrace: true }), designOf(scenario.design), null);
  if (!isPlayed(run)) throw new Error('was not played');
  return run;
}

describe('the picture of one message', () => {
  it.each(['gateways=4', 'users=64&gateways=2', 'users=64&gateways=16', 'chats=8&users=8&gateways=16', 'users=1&gateways=1'])('holds all people of the chat in the columns of their gateways: %s', (link) => {
    const run = played(link);
    const bare = bareOf(run, 0, SIZE);
    const { users } = run.result.scenario;
    expect(bare.people.size).toBe(users);
    for (const [person, { x, y }] of bare.people) {
      const column = bare.columns[run.result.seating.seat[person]!]!;
      expect(x).toBeGreaterThan(column.x);
      expect(x).toBeLessThan(column.x + column.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(SIZE.height);
    }
    expect(new Set([...bare.people.values()].map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(users);
  });

  it.each(CATALOGUE.map(({ id }) => id))('of %s has something on the way while the message is, within the picture, and nothing before and after', (id) => {
    const run = played(`chats=2&gateways=4&messages=0&do=0:post:u1&design=${id}`);
    const bare = bareOf(run, 0, SIZE);
    const { endMicros } = run.result.summary;
    expect(crossingAt(run, bare, -1)).toEqual([]);
    expect(crossingAt(run, bare, endMicros)).toEqual([]);
    const seen = Array.from({ length: 1000 }, (_, step) => crossingAt(run, bare, (endMicros * step) / 1000));
    // What a design lets wait, or asks for by a clock, is on no way meanwhile.
    expect(seen.filter((places) => places.length > 0).length).toBeGreaterThan(0);
    for (const { x, y } of seen.flat()) {
      expect(x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height).toBe(true);
    }
  });
});

describe('the strip of one message among many', () => {
  const full = decodeScenario('chats=1000&users=10000&gateways=1000').scenario;
  const stripUnder = (design: string) => stripOf(withChanges(full, { design }), designOf(design));

  it('fills as many cells as gateways take in a copy', () => {
    expect(heardCells(stripUnder('direct'), 1000).filter(Boolean)).toHaveLength(48);
    expect(heardCells(stripUnder('chat-gateway'), 1000).filter(Boolean)).toHaveLength(1);
    expect(heardCells({ ...stripUnder('direct'), hearingShare: 0.5 }, 8)).toEqual([false, true, false, true, false, true, false, true]);
  });

  it('has copies before viewers, and both in order', () => {
    const { copiesMicros, viewersMicros, copies } = stripUnder('direct');
    expect(copies).toBeCloseTo(999.95, 1);
    expect(copiesMicros![0]).toBeLessThan(viewersMicros![0]);
    expect(viewersMicros![0]).toBeLessThan(viewersMicros![1]);
  });

  it('is for the viewers of one part where a chat is in parts, which a small picture shows of all people of the chat', () => {
    expect([stripUnder('split-room').reachedShare, stripUnder('direct').reachedShare]).toEqual([0.1, 1]);
    const run = played('users=20&gateways=4&messages=0&do=0:post:u1&design=split-room&parts=5');
    expect(bareOf(run, 0, SIZE).people.size).toBe(20);
    expect(run.cursor.at(run.result.summary.endMicros).deliveries.reduce((sum, heard) => sum + heard, 0)).toBe(4);
  });

  it.each([[null, 5, 0], [[10, 20], 5, 0], [[10, 20], 15, 0.5], [[10, 20], 20, 1], [[10, 10], 10, 1]] as const)('has passed of %j by %i the share %f', (span, micros, share) => {
    expect(sharePassed(span, micros)).toBe(share);
  });
});
