/** When things happen, to the last microsecond, by hand. */
import { describe, expect, it } from 'vitest';
import { naturalLog } from '../../../src/model/numeric';
import { drawPair, streamKey, unit } from '../../../src/model/random';
import type { Scenario } from '../../../src/model/scenario';
import { play, rowsOf, traceOf, type Row } from './scenes';

/** The crossings of one kind. */
function rowsNamed(changes: Partial<Scenario>, id: string): Row[] {
  return rowsOf(play(changes)).filter((row) => row.id === id);
}

const times = (rows: readonly Row[]): [number, number][] => rows.map(({ sent, arrived }) => [sent, arrived]);

describe('the default scene, direct append to eight members on two gateways', () => {
  const result = play();
  const rows = rowsOf(result).filter(({ sent }) => sent >= 0);
  const named = (id: string): Row[] => rows.filter((row) => row.id === id);

  it('posts over the last mile and asks who is in the chat', () => {
    expect(times(named('post'))).toEqual([[0, 40_000]]);
    expect(times(named('members'))).toEqual([[40_000, 40_500]]);
    // One key of 20 µs.
    expect(times(named('members.reply'))).toEqual([[40_520, 41_020]]);
  });

  it('asks two shards, which hold three and five of the members, and waits for the slower', () => {
    expect(named('seats').map(({ units }) => units)).toEqual([3, 5]);
    expect(times(named('seats'))).toEqual([[41_020, 41_520], [41_020, 41_520]]);
    expect(times(named('seats.reply'))).toEqual([[41_580, 42_080], [41_620, 42_120]]);
    expect(times(named('append'))).toEqual([[42_120, 42_620], [42_120, 42_620]]);
  });

  it('takes the copy in for 10 µs and writes a socket every 10 µs on both gateways', () => {
    const onFirst = named('deliver').filter(({ from }) => from === 0);
    expect(onFirst.map(({ to }) => to)).toEqual([0, 2, 4, 6]);
    expect(times(onFirst)).toEqual([[42_640, 82_640], [42_650, 82_650], [42_660, 82_660], [42_670, 82_670]]);
    expect(result.ledger.messages).toEqual({
      posted: 1,
      shardsAsked: Float64Array.of(2),
      firstViewerMicros: Float64Array.of(82_640),
      lastViewerMicros: Float64Array.of(82_670),
    });
    expect(result.summary.endMicros).toBe(82_670);
  });
});

describe('the other designs', () => {
  it('publishes to all topics at once; a gateway works off its copies one by one', () => {
    const scene = { design: 'topic-per-user', users: 4 };
    expect(times(rowsNamed(scene, 'publish'))).toEqual(new Array(4).fill([41_020, 41_520]));
    expect(times(rowsNamed(scene, 'notify'))).toEqual(new Array(4).fill([41_521.5, 42_021.5]));
    // Two copies on each gateway, 20 µs each: taken in and written.
    expect(rowsNamed(scene, 'deliver').map(({ sent }) => sent)).toEqual([42_041.5, 42_041.5, 42_061.5, 42_061.5]);
  });

  it('notifies one gateway after the other from the one topic of a chat', () => {
    const scene = { design: 'topic-per-chat', gateways: 3, users: 3 };
    expect(times(rowsNamed(scene, 'publish'))).toEqual([[40_000, 40_500]]);
    expect(times(rowsNamed(scene, 'notify'))).toEqual([[40_501.5, 41_001.5], [40_503, 41_003], [40_504.5, 41_004.5]]);
    expect(rowsNamed(scene, 'deliver').map(({ sent }) => sent)).toEqual([41_021.5, 41_023, 41_024.5]);
  });

  it('hands the message to the gateway of the chat, which writes to everyone in turn', () => {
    const scene = { design: 'chat-gateway', users: 3 };
    expect(times(rowsNamed(scene, 'hand'))).toEqual([[40_000, 40_500]]);
    expect(rowsNamed(scene, 'deliver').map(({ sent }) => sent)).toEqual([40_520, 40_530, 40_540]);
  });

  it('works two copies side by side on two cores, and in turn on one', () => {
    const scene: Partial<Scenario> = {
      design: 'chat-gateway', users: 2, gateways: 1, messages: 0,
      do: [{ atMillis: 0, verb: 'post', user: 1 }, { atMillis: 0, verb: 'post', user: 2 }],
    };
    const sent = (cores: number): number[] => rowsNamed({ ...scene, cores }, 'deliver').map((row) => row.sent);
    expect(sent(1)).toEqual([40_520, 40_530, 40_550, 40_560]);
    expect(sent(2)).toEqual([40_520, 40_520, 40_530, 40_530]);
  });
});

describe('posting', () => {
  function posted(changes: Partial<Scenario>): [number, number, number][] {
    const { messages } = traceOf(play({ users: 2, ...changes }));
    return Array.from({ length: messages.length }, (_, number) => [
      messages.chat[number]!, messages.sender[number]!, messages.postedMicros[number]!,
    ]);
  }

  it('is steady at (j + c/C) / rate, by the members in turn', () => {
    expect(posted({ chats: 2, messages: 3, rate: 4 })).toEqual([
      [0, 0, 0], [1, 2, 125_000], [0, 1, 250_000], [1, 3, 375_000], [0, 0, 500_000], [1, 2, 625_000],
    ]);
  });

  it('comes at random from the stream of each chat, a gap before the first', () => {
    const scene = { chats: 2, messages: 40, rate: 5, arrivals: 'poisson', seed: 9 } as const;
    const key = streamKey(9, 'arrivals');
    for (const chat of [0, 1]) {
      let at = 0;
      const expected = Array.from({ length: 40 }, (_, index) => (at += (-naturalLog(unit(drawPair(key, chat, index))) / 5) * 1e6));
      expect(posted(scene).filter(([one]) => one === chat).map(([, , time]) => time)).toEqual(expected);
    }
    const all = posted(scene).map(([, , time]) => time);
    expect(all).toEqual([...all].sort((a, b) => a - b));
  });

  it('numbers messages of one moment by chat, then by the list of actions', () => {
    const at = (user: number) => ({ atMillis: 250, verb: 'post', user }) as const;
    expect(posted({ chats: 2, messages: 2, rate: 2, do: [at(4), at(1)] })).toEqual([
      [0, 0, 0], [1, 2, 250_000], [1, 3, 250_000], [0, 0, 250_000], [0, 1, 500_000], [1, 3, 750_000],
    ]);
  });

  it('refuses an action that nobody can do', () => {
    expect(() => play({ users: 2, do: [{ atMillis: 0, verb: 'post', user: 3 }] })).toThrow('u3 cannot post: this scenario has u1 to u2');
    expect(() => play({ do: [{ atMillis: -1, verb: 'post', user: 1 }] })).toThrow(RangeError);
  });
});

describe('queueing in a run', () => {
  it('shows in the viewers’ times: two messages at once, the second waits for the first', () => {
    const { ledger } = play({
      design: 'chat-gateway', users: 10, gateways: 1, messages: 1, do: [{ atMillis: 0, verb: 'post', user: 5 }],
    });
    // The first takes 10 + 10 × 10 µs at the gateway, so the second is 110 µs behind it.
    expect(Array.from(ledger.messages.firstViewerMicros)).toEqual([80_520, 80_630]);
    expect(Array.from(ledger.messages.lastViewerMicros)).toEqual([80_610, 80_720]);
  });
});
