/** A lab with two runs side by side: their clock, their way, what they share. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodePair } from '../../src/link/beside';
import { notThereWords } from '../../src/text/page/beside';
import { FakeClient, lastSaid, openFixture, type Fixture } from '../pages/lab-fixture';

const TWO = 'chats=2&gateways=4&beside=design:topic-per-chat';
/** Many enough to be counted. */
const MANY = 'chats=40&users=5000&gateways=8&beside=design:topic-per-chat';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function open(link: string, client = new FakeClient()): Promise<Fixture> {
  fixture = await openFixture(link, client);
  if (!client.holds) await bothAreIn();
  return fixture;
}
async function bothAreIn(): Promise<void> {
  const { lab } = fixture;
  await vi.waitFor(() => {
    expect(lab.now.isIn).toBe(true);
    if (lab.beside) expect(lab.other.isIn).toBe(true);
  });
}
const scenarios = ({ lab }: Fixture) => [lab.run?.result.scenario, lab.other.run?.result.scenario];

describe('two runs on one clock', () => {
  it('are both in, and the clock goes over both', async () => {
    const { lab } = await open(TWO);
    const ends = [lab.run!, lab.other.run!].map(({ result }) => result.summary.endMicros);
    expect(ends[0]).not.toBe(ends[1]);
    expect(lab.playback.endMicros).toBe(Math.max(...ends));
  });

  it('does not start before both are in', async () => {
    const client = new FakeClient(true);
    const { lab } = await open(TWO, client);
    expect(client.held).toHaveLength(1);
    client.held[0]!.finish();
    await vi.waitFor(() => { expect(client.held).toHaveLength(2); });
    expect(lab.run).not.toBeNull();
    expect(lab.playback.mode).toBe('empty');
    client.held[1]!.finish();
    await bothAreIn();
    expect(lab.playback.mode).not.toBe('empty');
  });

  it('starts with one where the other cannot be worked out', async () => {
    const client = new FakeClient(true);
    const { lab } = await open(TWO, client);
    client.held[0]!.finish();
    await vi.waitFor(() => { expect(client.held).toHaveLength(2); });
    client.held[1]!.fail(new Error('too much'));
    await vi.waitFor(() => { expect(lab.playback.endMicros).toBe(lab.run!.result.summary.endMicros); });
    expect(lab.other.missing?.problem).toBe('too much');
  });

  it('at full size is one clock once both are played in columns, and shows the counts until then', async () => {
    const client = new FakeClient();
    const { lab } = await open(MANY, client);
    await vi.waitFor(() => { expect(client.heldFlows).toHaveLength(1); });
    client.heldFlows[0]!.finish();
    await vi.waitFor(() => { expect(client.heldFlows).toHaveLength(2); });
    expect(lab.run!.flow).not.toBeNull();
    expect(lab.playback.mode).toBe('empty');
    client.heldFlows[1]!.finish();
    await vi.waitFor(() => { expect(lab.playback.mode).toBe('ended'); });
    expect(lab.playback.endMicros).toBe(Math.max(lab.run!.flow!.endMicros, lab.other.run!.flow!.endMicros));
  });

  it('has the clock of the one that is played where the other is left counted', async () => {
    const client = new FakeClient();
    const { lab } = await open(MANY, client);
    await vi.waitFor(() => { expect(client.heldFlows).toHaveLength(1); });
    client.heldFlows[0]!.finish();
    await vi.waitFor(() => { expect(client.heldFlows).toHaveLength(2); });
    lab.other.giveUpPlaying();
    expect(lab.playback.endMicros).toBe(lab.run!.flow!.endMicros);
  });
});

describe('putting one beside', () => {
  it('is a step of its own, in the address, and can be undone', async () => {
    const { lab, written } = await open('gateways=4');
    lab.putBeside({ design: 'topic-per-chat' });
    await bothAreIn();
    expect(written.at(-1)![0]).toBe('gateways=4&beside=design:topic-per-chat');
    expect(lab.aim).toBe('both');
    lab.undo();
    expect([lab.beside, lab.other.run]).toEqual([null, null]);
    expect(lab.address).toBe('gateways=4');
    lab.redo();
    await bothAreIn();
    expect(scenarios(fixture).map((one) => one?.design)).toEqual(['direct', 'topic-per-chat']);
  });

  it('with other settings, what is changed counts for the second', async () => {
    const { lab } = await open('gateways=4');
    lab.putBeside({});
    await bothAreIn();
    expect(lab.address).toBe('gateways=4&beside=design:direct');
    lab.change({ gateways: 8 });
    await bothAreIn();
    expect(scenarios(fixture).map((one) => one?.gateways)).toEqual([4, 8]);
    expect(lab.aimed).toBe(lab.beside);
  });

  it.each(['first', 'second'] as const)('is left with the %s alone', async (kept) => {
    const { lab } = await open(TWO);
    lab.leaveBeside(kept);
    await bothAreIn();
    expect(lab.address).toBe(kept === 'first' ? 'chats=2&gateways=4' : 'design=topic-per-chat&chats=2&gateways=4');
    expect(lab.other.run).toBeNull();
  });
});

describe('what both share', () => {
  it('has whoever posts post in both', async () => {
    const { lab } = await open(TWO);
    lab.post(3);
    await bothAreIn();
    expect(scenarios(fixture).map((one) => one?.do.map(({ user }) => user))).toEqual([[4], [4]]);
    expect(decodePair(lab.address).beside!.do).toEqual(lab.beside!.do);
  });

  it('says who is not in both, and posts nothing', async () => {
    const { lab } = await open('gateways=4&beside=users:20');
    lab.post(15);
    expect(lastSaid(lab)).toBe(notThereWords(15));
    expect(lab.scenario.do).toEqual([]);
  });

  it('is told at the end as what they differ in', async () => {
    const { lab } = await open('chats=1&gateways=4&beside=gateways:8');
    lab.announceEnd();
    expect(lastSaid(lab)).toMatch(/^The second beside the first: twice the copies into gateways/);
  });
});

describe('giving up', () => {
  it('a change of both leaves the two that stood, and their address', async () => {
    const client = new FakeClient();
    const { lab } = await open(TWO, client);
    const stood = scenarios(fixture);
    client.holds = true;
    lab.change({ gateways: 16 });
    lab.cancel();
    expect(lab.address).toBe(TWO);
    expect(scenarios(fixture)).toEqual(stood);
    expect([lab.now.isIn, lab.other.isIn]).toEqual([true, true]);
  });

  it('after one of two has come in brings back what stood before both', async () => {
    const client = new FakeClient();
    const { lab } = await open(TWO, client);
    client.holds = true;
    lab.change({ gateways: 16 });
    client.held[0]!.finish();
    await vi.waitFor(() => { expect(lab.run!.result.scenario.gateways).toBe(16); });
    client.holds = false;
    lab.cancel();
    await bothAreIn();
    expect(lab.address).toBe(TWO);
    expect(scenarios(fixture).map((one) => one?.gateways)).toEqual([4, 4]);
  });
});

it('compares the one that changes with what it was, and the other with nothing', async () => {
  const { lab } = await open(TWO);
  lab.change({ gateways: 8 });
  await bothAreIn();
  expect([lab.before?.scenario.gateways, lab.besideBefore?.scenario.gateways]).toEqual([4, 4]);
  lab.aim = 'second';
  lab.change({ gateways: 16 });
  await bothAreIn();
  expect([lab.before, lab.besideBefore?.scenario.gateways]).toEqual([null, 8]);
});
