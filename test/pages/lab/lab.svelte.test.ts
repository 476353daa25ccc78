/** What the page knows: scenario, run, what stood before, the way back, and the address that goes with it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SCENARIO_KEYS } from '../../../src/model/keys';
import { FakeClient, lastSaid, openFixture, runIsIn, runOf, toEnd, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function open(link: string): Promise<Fixture> {
  fixture = await openFixture(link);
  return fixture;
}
/** What stands in the address after all that was written, beginning with what was opened. */
const address = (opened: string): string => fixture.written.at(-1)?.[0] ?? opened;

describe('the lab', () => {
  it('opens a link at its moment, still, and writes nothing', async () => {
    const { lab, written } = await open('users=4&t=50');
    expect([lab.playback.micros, lab.playback.mode]).toEqual([50_000, 'paused']);
    expect(runOf(fixture).result.scenario.users).toBe(4);
    expect(written).toEqual([]);
  });

  it('opens a link whose moment lies past the end at the end', async () => {
    const { lab } = await open('t=9000000');
    expect([lab.playback.micros, lab.playback.mode]).toEqual([lab.playback.endMicros, 'ended']);
  });

  it('counts many people although few of them are there, and holds nothing for each of them', async () => {
    await open('users=150001&online=0.01');
    expect([runOf(fixture).engine, runOf(fixture).cursor]).toEqual(['aggregate', null]);
    expect(runOf(fixture).result.ledger.users.deliveries).toHaveLength(0);
  });

  it('keeps the run before a change, to be compared with', async () => {
    const { lab } = await open('gateways=3');
    expect(lab.before).toBeNull();
    lab.change({ gateways: 6 });
    await runIsIn(lab);
    expect(lab.before?.scenario.gateways).toBe(3);
    expect(runOf(fixture).result.scenario.gateways).toBe(6);
  });

  it('goes back and forth through changes, and a new change ends the way forth', async () => {
    const { lab } = await open('users=4');
    lab.change({ gateways: 3 });
    lab.change({ gateways: 5 });
    lab.undo();
    expect([lab.scenario.gateways, lab.past.length, lab.future.length]).toEqual([3, 1, 1]);
    lab.redo();
    expect([lab.scenario.gateways, lab.past.length, lab.future.length]).toEqual([5, 2, 0]);
    lab.undo();
    lab.undo();
    lab.undo();
    expect([lab.link, lab.past.length, lab.future.length]).toEqual(['users=4', 0, 2]);
    lab.change({ loss: 0.1 });
    expect([lab.link, lab.past.length, lab.future.length]).toEqual(['users=4&loss=0.1', 1, 0]);
    await runIsIn(lab);
  });

  it('writes a change as a step of its own, without the play head of the run before', async () => {
    const { lab, written } = await open('users=4&t=50');
    lab.change({ gateways: 3 }, 'messages');
    expect(written[0]).toEqual(['users=4&gateways=3', true]);
    await runIsIn(lab);
  });

  it('does not run again what is the same run', async () => {
    const client = new FakeClient(true);
    fixture = await openFixture('users=4', client);
    const { lab } = fixture;
    lab.change({ users: 5 });
    expect(client.held).toHaveLength(2);
    expect(client.held[0]!.options.signal?.aborted, 'the run before is given up').toBe(true);
  });

  it('takes actions of people who are gone out with them', async () => {
    const { lab } = await open('users=4&do=1:post:u1,2:post:u4');
    lab.change({ users: 3 });
    expect(lab.scenario.do).toEqual([{ atMillis: 1, verb: 'post', user: 1 }]);
    await runIsIn(lab);
  });

  it('takes actions out with the people of a chat that shrinks', async () => {
    const { lab } = await open('sizes=3,1,2&do=1:post:u4,2:post:u6');
    lab.change({ sizes: [{ count: 1, size: 3 }, { count: 1, size: 2 }] });
    expect(lab.scenario).toMatchObject({ chats: 2, users: 3, do: [{ atMillis: 1, verb: 'post', user: 4 }] });
    expect(lab.link).toBe('sizes=3,2&do=1:post:u4');
    await runIsIn(lab);
    expect(Array.from(runOf(fixture).result.ledger.users.deliveries)).toEqual([1, 1, 1, 2, 2]);
  });

  it('posts at the play head, and plays on from there', async () => {
    const { lab } = await open('messages=2&t=50');
    lab.post(2);
    await runIsIn(lab);
    expect(lab.scenario.do).toEqual([{ atMillis: 50, verb: 'post', user: 3 }]);
    expect(lab.playback.isPlaying).toBe(true);
    expect(lab.playback.micros).toBeGreaterThanOrEqual(50_000);
    expect(lab.playback.micros).toBeLessThan(70_000);
  });

  it('posts before the first message at 0, since connecting comes first', async () => {
    const { lab } = await open('t=-20');
    lab.post(0);
    await runIsIn(lab);
    expect(lab.scenario.do).toEqual([{ atMillis: 0, verb: 'post', user: 1 }]);
  });

  it('says so when no more can be posted by hand', async () => {
    const most = SCENARIO_KEYS.do.max;
    const { lab } = await open(`do=${Array.from({ length: most }, (_, at) => `${String(at)}:post:u1`).join(',')}`);
    lab.post(1);
    expect(lastSaid(lab)).toContain(`${String(most)} messages`);
    expect(lab.scenario.do).toHaveLength(most);
  });

  it('counts how many had to move only where the same people are there', async () => {
    const { lab } = await open('users=8&gateways=2');
    lab.change({ users: 9 });
    await runIsIn(lab);
    expect(lab.before?.moved).toBeNull();
  });
});

describe('the address', () => {
  it('is told the play head when it comes to rest', async () => {
    const { lab, written } = await open('messages=2');
    lab.playback.play();
    lab.playback.micros = 12_345;
    expect(written).toEqual([]);
    lab.playback.pause();
    expect(written).toEqual([['messages=2&t=12.345', false]]);
  });

  it('is told of a seek', async () => {
    await open('messages=2');
    toEnd(fixture);
    const t = Math.round(fixture.lab.playback.endMicros) / 1000;
    expect(address('')).toBe(`messages=2&t=${String(t)}`);
  });

  it('holds the moment that is shown once a change has come in', async () => {
    const { lab } = await open('messages=2&t=50');
    lab.change({ tWrite: 11 });
    await runIsIn(lab);
    expect([lab.playback.micros, lab.playback.mode]).toEqual([50_000, 'paused']);
    expect(address('')).toBe('messages=2&tWrite=11&t=50');
  });

  it('of a change while playing says nothing of the head of the run before', async () => {
    const { lab } = await open('messages=2');
    lab.playback.play();
    lab.playback.micros = 12_345;
    lab.change({ gateways: 4 }, 'messages');
    expect(address('')).toBe('gateways=4&messages=2');
    await runIsIn(lab);
  });

  it('of an undo while playing is the very one that it was', async () => {
    const { lab } = await open('users=4');
    lab.change({ gateways: 4 }, 'connecting');
    await runIsIn(lab);
    expect(lab.playback.isPlaying).toBe(true);
    lab.undo();
    expect([address(''), lab.scenario.t]).toEqual(['users=4', 0]);
    await runIsIn(lab);
  });

  it('that is typed while playing stays as it was typed', async () => {
    const { lab, written } = await open('users=4');
    lab.playback.play();
    lab.playback.micros = 12_345;
    written.length = 0;
    lab.open('users=5&t=60');
    await runIsIn(lab);
    expect(lab.playback.micros).toBe(60_000);
    expect(address('users=5&t=60')).toBe('users=5&t=60');
  });
});

describe('a run that was counted, once it is played in columns', () => {
  const MANY = 'users=150001&gateways=3';
  async function openPlayed(link: string): Promise<Fixture> {
    const client = new FakeClient();
    client.playsColumns = true;
    fixture = await openFixture(link, client);
    await vi.waitFor(() => { expect(fixture.lab.run?.flow).toBeTruthy(); });
    return fixture;
  }

  it('is shown whole as it was, writes nothing, and is played from its beginning', async () => {
    const { lab, written } = await openPlayed(MANY);
    expect([lab.playback.mode, lab.playback.micros]).toEqual(['ended', lab.playback.endMicros]);
    expect([lab.address, lab.link, written]).toEqual([MANY, MANY, []]);
    lab.playback.play();
    expect([lab.playback.mode, lab.playback.micros]).toEqual(['playing', 0]);
  });

  it('is at the moment that its link says, and the link at the moment where it is left', async () => {
    const { lab } = await openPlayed(`${MANY}&t=41`);
    expect([lab.playback.mode, lab.playback.micros]).toEqual(['paused', 41_000]);
    lab.playback.seek(50_000);
    expect([address(''), lab.link]).toEqual([`${MANY}&t=50`, `${MANY}&t=50`]);
    lab.playback.nextEvent();
    expect(lab.playback.micros).toBeGreaterThan(50_000);
  });

  it('plays by itself where that was asked for', async () => {
    const { lab } = await openPlayed(MANY);
    lab.change({ gateways: 6 }, 'messages');
    await vi.waitFor(() => { expect([lab.run!.result.scenario.gateways, lab.playback.mode]).toEqual([6, 'playing']); });
    expect(lab.run!.flow!.record.scenario.gateways).toBe(6);
  });

  it('is told of at its end', async () => {
    const { lab } = await openPlayed(MANY);
    lab.announceEnd();
    expect(lastSaid(lab)).toMatch(/^1 message posted, 3 copies in, 150,001 writes out\. Of 150,001 viewers who heard, half did within /);
  });
});
