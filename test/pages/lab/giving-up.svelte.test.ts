/** A run that is given up or fails, what one goes back to, and what Was is after all that. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeClient, openFixture, runIsIn, runOf, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function open(link: string): Promise<Fixture> {
  fixture = await openFixture(link);
  return fixture;
}
/** What stands in the address after all that was written. */
const address = (): string | undefined => fixture.written.at(-1)?.[0];

describe('giving up a run that is being worked out', () => {
  const cancelled = async (begin: (lab: Fixture['lab']) => void) => {
    const { lab, client } = await open('users=4');
    lab.change({ users: 5 });
    await runIsIn(lab);
    client.holds = true;
    begin(lab);
    expect(lab.isComputing).toBe(true);
    client.holds = false;
    lab.cancel();
    expect(lab.isComputing, 'the run that stands need not be worked out again').toBe(false);
    return { lab, client };
  };

  it('goes back to the scenario before a change', async () => {
    const { lab, client } = await cancelled((one) => { one.change({ gateways: 16 }); });
    expect(client.held[0]!.options.signal?.aborted).toBe(true);
    expect([lab.scenario.users, lab.scenario.gateways]).toEqual([5, 2]);
    expect(runOf(fixture).result.scenario.gateways).toBe(2);
  });

  it('goes back to the scenario before a link that was typed', async () => {
    const { lab } = await cancelled((one) => { one.open('users=5&gateways=16'); });
    expect([lab.scenario.users, lab.scenario.gateways]).toEqual([5, 2]);
    expect(runOf(fixture).result.scenario.gateways).toBe(2);
    expect(address()).toMatch(/^users=5(&t=|$)/);
  });
});

describe('giving up, again and again', () => {
  it('goes back to the run that stands each time, never to what was given up', async () => {
    const { lab, client } = await open('users=4');
    client.holds = true;
    for (const gateways of [16, 8]) {
      lab.change({ gateways });
      lab.cancel();
      expect([lab.scenario.gateways, lab.past.length, lab.standing]).toEqual([2, 0, 'in']);
    }
    expect(address()).toMatch(/^users=4(&t=|$)/);
  });

  it('goes back over a run that has failed', async () => {
    const { lab, client } = await open('users=4');
    client.holds = true;
    lab.change({ gateways: 16 });
    client.held[0]!.fail(new RangeError('too much'));
    await vi.waitFor(() => { expect(lab.standing).toBe('failed'); });
    lab.change({ gateways: 8 });
    lab.cancel();
    expect([lab.scenario.gateways, lab.past.length]).toEqual([2, 0]);
  });

  it('goes back from a run that has failed, and says no more of it', async () => {
    const { lab, client } = await open('users=4');
    client.holds = true;
    lab.change({ gateways: 16 });
    client.held[0]!.fail(new RangeError('too much'));
    await vi.waitFor(() => { expect(lab.problem).toBe('too much'); });
    lab.cancel();
    expect([lab.scenario.gateways, lab.standing, lab.missing]).toEqual([2, 'in', null]);
  });

  it('leads on by undo to before what stands, by redo to what was there to redo', async () => {
    const { lab, client } = await open('users=4');
    lab.change({ users: 5 });
    await runIsIn(lab);
    lab.change({ users: 6 });
    await runIsIn(lab);
    lab.undo();
    await runIsIn(lab);
    client.holds = true;
    lab.change({ gateways: 16 });
    lab.cancel();
    client.holds = false;
    expect([lab.scenario.users, lab.past.length, lab.future.length]).toEqual([5, 1, 1]);
    lab.redo();
    await runIsIn(lab);
    expect(runOf(fixture).result.scenario.users).toBe(6);
    lab.undo();
    lab.undo();
    await runIsIn(lab);
    expect(runOf(fixture).result.scenario.users).toBe(4);
  });

  it('leaves the play head where it was when the change came', async () => {
    const { lab, client } = await open('messages=2');
    lab.playback.play();
    lab.playback.micros = 12_345;
    client.holds = true;
    lab.change({ gateways: 16 }, 'messages');
    lab.cancel();
    expect([lab.playback.micros, lab.playback.mode, address()]).toEqual([12_345, 'paused', 'messages=2&t=12.345']);
  });

  it('does nothing where nothing is awaited', async () => {
    const { lab, written } = await open('users=4');
    lab.cancel();
    expect([lab.standing, lab.missing, written]).toEqual(['in', null, []]);
  });

  it('can be taken back: the run is worked out after all', async () => {
    const { lab, client } = await open('users=4');
    client.holds = true;
    lab.change({ gateways: 16 });
    lab.cancel();
    client.holds = false;
    lab.workOut();
    await runIsIn(lab);
    expect([runOf(fixture).result.scenario.gateways, lab.past.length, lab.missing]).toEqual([16, 1, null]);
  });
});

describe('giving up the very first run', () => {
  async function openCancelled() {
    const client = new FakeClient(true);
    fixture = await openFixture('users=4', client);
    fixture.lab.cancel();
    client.holds = false;
    return { ...fixture, client };
  }

  it('leaves the scenario and its address, not worked out', async () => {
    const { lab, written } = await openCancelled();
    expect([lab.standing, lab.run, lab.link, written]).toEqual(['cancelled', null, 'users=4', []]);
  });

  it('can be taken back', async () => {
    const { lab } = await openCancelled();
    lab.workOut();
    await runIsIn(lab);
    expect([lab.standing, runOf(fixture).result.scenario.users]).toEqual(['in', 4]);
  });

  it('lets another scenario be worked out, which undo leads back from', async () => {
    const { lab } = await openCancelled();
    lab.change({ users: 3 });
    await runIsIn(lab);
    expect([lab.standing, lab.before]).toEqual(['in', null]);
    lab.undo();
    await runIsIn(lab);
    expect(runOf(fixture).result.scenario.users).toBe(4);
  });

  it('starts a worker with the work where none is left', async () => {
    const { lab, client } = await openCancelled();
    client.befall({ life: 'failed', trouble: 'could not be loaded' });
    client.holds = true;
    lab.workOut();
    expect([client.life, client.held.length, lab.standing]).toEqual(['starting', 2, 'replacing']);
  });
});

describe('Was', () => {
  const seen = (lab: Fixture['lab']) => [lab.before?.scenario.gateways, lab.run?.result.scenario.gateways];
  /** Was 2, Now 4. */
  async function openChanged() {
    await open('users=8&gateways=2');
    fixture.lab.change({ gateways: 4 });
    await runIsIn(fixture.lab);
    return fixture;
  }

  it('is what was undone after an undo, and what was left after a redo', async () => {
    const { lab } = await openChanged();
    expect(seen(lab)).toEqual([2, 4]);
    lab.undo();
    await runIsIn(lab);
    expect(seen(lab)).toEqual([4, 2]);
    lab.redo();
    await runIsIn(lab);
    expect(seen(lab)).toEqual([2, 4]);
  });

  it('is the run that stood before, with how many had to move, after an undo too', async () => {
    const { lab } = await openChanged();
    lab.undo();
    await runIsIn(lab);
    await vi.waitFor(() => { expect(lab.before?.moved).toBeGreaterThan(0); });
  });

  it('is as it was while a run is awaited, and after it was given up', async () => {
    const { lab, client } = await openChanged();
    client.holds = true;
    lab.change({ gateways: 8 });
    expect(seen(lab)).toEqual([2, 4]);
    lab.cancel();
    expect(seen(lab)).toEqual([2, 4]);
  });

  it('is as it was after an undo of what never came in', async () => {
    const { lab, client } = await openChanged();
    client.holds = true;
    lab.change({ gateways: 8 });
    lab.undo();
    expect([lab.standing, ...seen(lab)]).toEqual(['in', 2, 4]);
  });

  it('is the last run that stood after several changes in a row', async () => {
    const { lab } = await openChanged();
    lab.change({ gateways: 8 });
    lab.change({ gateways: 16 });
    await runIsIn(lab);
    expect(seen(lab)).toEqual([4, 16]);
  });

  it('never is the same run as Now: another moment of it is no other run', async () => {
    const { lab } = await openChanged();
    lab.open('users=8&gateways=4&t=20');
    await runIsIn(lab);
    expect([...seen(lab), lab.playback.micros]).toEqual([2, 4, 20_000]);
  });
});
