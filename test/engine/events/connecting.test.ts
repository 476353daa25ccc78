/** How people come to their gateways, played and counted. */
import { describe, expect, it } from 'vitest';
import { PLACEMENT_IDS } from '../../../src/model/placement';
import { populate } from '../../../src/model/population';
import type { Scenario } from '../../../src/model/scenario';
import { designFor, play, rowsOf, scene, traceOf, type Row } from './scenes';

const DESIGNS = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'];
const EVERY_WAY = DESIGNS.flatMap((design) => PLACEMENT_IDS.map((placement) => ({ design, placement })));

/** The crossings of connecting as text, with times from the beginning. */
function journal(changes: Partial<Scenario>): string[] {
  const rows = rowsOf(play({ ...changes, messages: 0 }));
  const start = rows[0]!.sent;
  return rows.map(({ id, sent, arrived, from, to, person }) =>
    `${String(sent - start)} ${String(arrived - start)} ${id} ${String(from)}>${String(to)} for ${String(person)}`,
  );
}

describe.each(EVERY_WAY)('connecting under $design by $placement', (way) => {
  const changes: Partial<Scenario> = {
    ...way, chats: 7, users: 11, gateways: 5, shards: 4, sockets: 4, messages: 2, rate: 500, seed: 3, virtualNodes: 10,
  };
  const played = play(changes);
  const counted = play(changes, { maxPlayedPeople: 0 });

  it('comes to the same, played and counted', () => {
    expect(counted.ledger).toEqual(played.ledger);
    expect(counted.summary.crossings).toBe(played.summary.crossings);
    expect(counted.summary.startMicros).toBe(0);
    expect(traceOf(counted).crossings.sentMicros[0]).toBe(0);
  });

  it('ends exactly 1 ms before the first message', () => {
    const connecting = rowsOf(played).filter(({ message }) => message === -1);
    expect(Math.max(...connecting.map(({ arrived }) => arrived))).toBe(-1000);
    expect(played.summary.startMicros).toBe(connecting[0]!.sent);
  });

  it('opens each person’s socket at the gateway of the population', () => {
    const { seat } = populate(scene(changes), designFor(scene(changes)));
    const opened = rowsOf(played).filter(({ id }) => id === 'open');
    expect(opened.map(({ person }) => person).sort((a, b) => a - b)).toEqual(Array.from({ length: 77 }, (_, person) => person));
    for (const { person, to } of opened) expect(to).toBe(seat(person));
  });
});

describe('the way of one person', () => {
  it('by round robin: asks the balancer, opens a socket, is reported when a message will ask for it', () => {
    expect(journal({ users: 1, shards: 1 })).toEqual([
      '0 40000 resolve 0>0 for 0',
      '40000 80000 resolve.reply 0>0 for 0',
      '80000 120000 open 0>0 for 0',
      // 500 µs for the handshake.
      '120500 121000 report 0>0 for 0',
    ]);
  });

  it('by random placement: the gateway reports as it answers, and answers the person itself', () => {
    expect(journal({ users: 1, gateways: 1, shards: 1, placement: 'random' })).toEqual([
      '0 40000 resolve 0>0 for 0',
      '40000 40500 pass 0>0 for 0',
      '40500 41000 report 0>0 for 0',
      '40500 80500 pass.reply 0>0 for 0',
      '80500 120500 open 0>0 for 0',
    ]);
  });

  it('on the ring: the balancer has its topology before anybody comes', () => {
    expect(journal({ users: 1, gateways: 1, placement: 'ring', design: 'topic-per-user' })).toEqual([
      '0 500 topology 0>0 for -1',
      '500 40500 resolve 0>0 for 0',
      '40500 80500 resolve.reply 0>0 for 0',
      '80500 120500 open 0>0 for 0',
      '121000 121500 subscribe 0>0 for 0',
    ]);
  });

  it('by four-tuple: through the balancer to the gateway in one go', () => {
    expect(journal({ users: 1, gateways: 1, shards: 1, placement: 'l4', design: 'topic-per-chat' })).toEqual([
      '0 40000 resolve 0>0 for 0',
      '40000 40500 open 0>0 for 0',
      '41000 41500 report 0>0 for 0',
      '41000 41500 subscribe 0>0 for 0',
    ]);
  });

  it('by chat: the coordinator names the gateway', () => {
    expect(journal({ users: 1, chats: 2, design: 'chat-gateway' })).toEqual([
      '0 40000 resolve 0>0 for 0',
      '2000 42000 resolve 1>0 for 1',
      '40000 80000 resolve.reply 0>0 for 0',
      '42000 82000 resolve.reply 0>1 for 1',
      '80000 120000 open 0>0 for 0',
      '82000 122000 open 1>1 for 1',
    ]);
  });
});

describe('many people', () => {
  const begins = (rows: readonly Row[]): number[] => rows.filter(({ id }) => id === 'resolve').map(({ sent }) => sent - rows[0]!.sent);

  it('begin 2 ms apart, and within a tenth of a second', () => {
    expect(begins(rowsOf(play({ users: 4 })))).toEqual([0, 2000, 4000, 6000]);
    expect(begins(rowsOf(play({ users: 1000 }))).at(-1)).toBeCloseTo(99_900, 6);
  });

  it('shake hands one by one at a gateway', () => {
    const rows = rowsOf(play({ users: 2, gateways: 1, shards: 1, messages: 0, tHandshake: 5000 }));
    const reported = rows.filter(({ id }) => id === 'report').map(({ sent }) => sent - rows[0]!.sent);
    // The second arrives at 122,000, when the first is still at it until 125,000.
    expect(reported).toEqual([125_000, 130_000]);
  });

  it('subscribe a gateway to a chat’s topic once', () => {
    const { ledger } = play({ design: 'topic-per-chat', chats: 3, users: 8, gateways: 2 });
    expect(Array.from(ledger.topics.subscriptions)).toEqual([2, 2, 2]);
  });

  it('are never turned away, however short the line', () => {
    const { ledger, summary } = play({ users: 300, gateways: 1, line: 1, messages: 0, tHandshake: 100_000 });
    expect(ledger.gateways.connections[0]).toBe(300);
    expect(summary.droppedJobs).toBe(0);
    expect(summary.longestLine).toBe(0);
  });

  it('are counted and not played above 2,000', () => {
    expect(play({ users: 2000 }).summary.startMicros).toBeLessThan(0);
    expect(play({ users: 2001 }).summary.startMicros).toBe(0);
  });
});
