/** Verdicts of the lab can be asked what they hang on, where they stand. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import Numbers from '../../../src/pages/lab/Numbers.svelte';
import WasNow from '../../../src/pages/lab/WasNow.svelte';
import { Outages } from '../../../src/session/outages';
import { FakeClient, openFixture, runIsIn, runOf, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
const askOf = (claim: string) => screen.getByText(`: ${claim}`, { exact: true }).closest('summary')!;

describe('a comparison of designs', () => {
  async function showChange(link: string, design: string) {
    fixture = await openFixture(link);
    const { lab } = fixture;
    lab.change({ design });
    await runIsIn(lab);
    render(WasNow, { before: lab.before, run: runOf(fixture) });
    return { user: userEvent.setup() };
  }

  it('says what is compared, over which components, and within which costs it holds', async () => {
    const { user } = await showChange('chats=4&users=8&gateways=4', 'topic-per-chat');
    // 32 keys and the list of each of 4 chats at 20 µs, against 16 notifications at 1.5 µs; at the gateways 16 copies and 32 writes.
    expect(screen.getByText(/^All work of a second, by formula, counted over chat APIs, chat-user storage, user-gateway storage, topics and gateways: /i)).toHaveTextContent(/Direct append needs 1\.2 ms of each second; Topic per chat needs 504 µs of each second\.$/);
    const ask = askOf('Topic per chat needs less work than Direct append.');
    ask.focus();
    expect(ask).toHaveFocus();
    await user.click(ask);
    const costs = screen.getAllByRole('listitem').map((item) => item.textContent);
    // 36 keys against 16 notifications: alike at a look-up of two thirds of a microsecond, or a notification of 45.
    expect(costs).toEqual(expect.arrayContaining(['one key looked up costs more than 0.67 µs (here 20 µs)', 'one notification costs less than 45 µs (here 1.5 µs)']));
    expect(screen.getByText(/^Of the presets: it /)).toBeInTheDocument();
  });

  it('is not made where more than the design is another', async () => {
    fixture = await openFixture('chats=4&gateways=4');
    const { lab } = fixture;
    lab.change({ design: 'topic-per-chat', gateways: 8 });
    await runIsIn(lab);
    render(WasNow, { before: lab.before, run: runOf(fixture) });
    expect(screen.queryByText(/^All work of a second/)).toBeNull();
  });
});

describe('the component that is full first', () => {
  it('says what that hangs on', async () => {
    fixture = await openFixture('chats=1000&users=1000&gateways=10&placement=random&cores=8');
    const { lab } = fixture;
    render(Numbers, { scenario: lab.scenario, run: runOf(fixture), before: null, outages: new Outages(new FakeClient()) });
    await userEvent.setup().click(askOf('Full first as messages become more: a shard of user-gateway storage.'));
    expect(screen.getAllByRole('listitem').map((item) => item.textContent).join(' ')).toMatch(/one key looked up costs more than .* \(here 20 µs\)/);
  });
});

describe('a component that cannot keep up', () => {
  it('is told among the numbers, and from which cost on', async () => {
    fixture = await openFixture('chats=4&gateways=2&messages=20&rate=1000&tLookup=500&chatShards=4');
    const { lab } = fixture;
    render(Numbers, { scenario: lab.scenario, run: runOf(fixture), before: null, outages: new Outages(new FakeClient()) });
    const told = screen.getAllByText(/^At this rate a shard of user-gateway storage is asked for 533% of its time/)[0]!;
    await userEvent.setup().click(askOf(told.textContent));
    // Each of three shards is asked for a third of 32 keys, a thousand times a second.
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toContain('one key looked up costs more than 93.8 µs (here 500 µs)');
  });
});
