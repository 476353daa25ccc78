/** A classroom's parts without a browser: shared clock, keys, hands, cards' session, and what is printed. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createActor } from 'xstate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { figuresOfStep, STEPS } from '../../../src/lesson';
import { NOTES } from '../../../src/lesson/notes';
import { audienceMachine } from '../../../src/lesson/room.machine';
import type { RemoteAction, SharedClock, Snapshot } from '../../../src/lesson/room';
import { handAnswers } from '../../../src/lesson/hands';
import CardApp from '../../../src/pages/classroom/CardApp.svelte';
import HandsBars from '../../../src/pages/classroom/HandsBars.svelte';
import HandsField from '../../../src/pages/classroom/HandsField.svelte';
import PrintSheets from '../../../src/pages/classroom/PrintSheets.svelte';
import { isThisMachine } from '../../../src/pages/classroom/reach';
import { actionOfKey, belongsToTarget, Remote } from '../../../src/pages/classroom/remote.svelte';
import { AudienceLink, PresenterLink, Reporter, type News } from '../../../src/pages/classroom/roomlink.svelte';
import { keepRoom, recallRoom } from '../../../src/pages/classroom/keptroom';
import { isApart, microsAt } from '../../../src/pages/classroom/sharedclock';
import type { Story } from '../../../src/reading/story';
import { TRUE_MILLIS_PER_SECOND } from '../../../src/session/playback.svelte';
import { CARD, HANDS } from '../../../src/text/lesson/classroom';

const TOLD: Story = { beats: Float64Array.of(0, 1_000, 50_000), millis: Float64Array.of(0, 600, 1_200) };
const story: SharedClock = { tMicros: 0, startedAtMillis: 10_000, isMoving: true, speed: 2, scale: 'story' };

describe('a shared clock', () => {
  it('is worked out from where it stood and when', () => {
    expect(microsAt(story, TOLD, 10_000 + 300)).toBe(1_000);
    expect(microsAt({ ...story, isMoving: false, tMicros: 7 }, TOLD, 99_999)).toBe(7);
    expect(microsAt({ ...story, scale: 'true' }, TOLD, 10_100)).toBe(100 * 2 * TRUE_MILLIS_PER_SECOND);
    expect(microsAt(story, TOLD, 99_999), 'not beyond the end').toBe(50_000);
    expect(microsAt({ ...story, scale: 'true' }, TOLD, 99_999)).toBe(50_000);
    expect(microsAt(story, TOLD, 0), 'nor before its beginning').toBe(0);
    for (const scale of ['story', 'true'] as const) expect(microsAt({ ...story, scale, tMicros: 1_000 }, TOLD, 0), 'nor back, where the clock was set back').toBe(1_000);
  });

  it('is news where others would show another moment', () => {
    const later = 10_000 + 300;
    const now = { ...story, tMicros: 1_000, startedAtMillis: later };
    expect(isApart(story, now, TOLD)).toBe(false);
    expect(isApart(story, { ...now, tMicros: 40_000 }, TOLD)).toBe(true);
    expect(isApart(story, { ...now, isMoving: false }, TOLD)).toBe(true);
    expect(isApart(null, now, TOLD)).toBe(true);
    expect(isApart(null, null, TOLD)).toBe(false);
  });

  it('is told of only where it, or something else, is news; a reload, with the clock set back, has other numbers', () => {
    const { place, scenario, clock, hands, isBlank, shows, theme } = snapshot;
    const news = { place, scenario, clock, hands, isBlank, shows, theme };
    const reporter = new Reporter();
    const first = reporter.take(news, TOLD);
    expect(reporter.take(news, TOLD)).toBeNull();
    const second = reporter.take({ ...news, hands: { two: 1 } }, TOLD);
    vi.useFakeTimers({ now: Date.now() - 3_600_000 });
    const reloaded = new Reporter().take(news, TOLD);
    vi.useRealTimers();
    expect(new Set([first, second, reloaded].map((told) => told!.sequence)).size).toBe(3);
    const actor = createActor(audienceMachine).start();
    for (const told of [first, second, reloaded]) actor.send({ type: 'SNAPSHOT', snapshot: told! });
    expect(actor.getSnapshot().context.latest).toBe(reloaded);
  });
});

const news: News = {
  place: { step: 'say-hi', route: 'whole', round: 0, state: 'reading', guesses: {} },
  scenario: 'chats=2',
  clock: null,
  hands: {},
  isBlank: false,
  shows: null,
  theme: 'dark',
};
const snapshot: Snapshot = { sequence: 1, ...news };

describe('what a presenter keeps over a reload', () => {
  it('is of its room alone, and left out where it makes no sense', () => {
    keepRoom('one', { snapshot, sinceMillis: 5 });
    expect(recallRoom('one')).toEqual({ snapshot, sinceMillis: 5 });
    expect(recallRoom('two')).toBeNull();
    sessionStorage.setItem('fanout-lab.room.one', '{"snapshot":{},"sinceMillis":1}');
    expect(recallRoom('one')).toBeNull();
  });
});

describe('a remote', () => {
  let did: (RemoteAction | number)[] = [];
  let isBlack = false;
  let characters = true;
  let detach: () => void;
  let remote: Remote;
  beforeEach(() => {
    [did, isBlack, characters] = [[], false, true];
    localStorage.clear();
    remote = new Remote();
    detach = remote.attach({ act: (action) => did.push(action), raise: (level) => did.push(level), takesAll: () => isBlack, areCharactersOn: () => characters });
  });
  afterEach(() => { detach(); document.body.textContent = ''; });
  const press = (key: string, target: EventTarget = document.body, repeat = false): boolean => target.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true }));

  it('goes on, back, and black, and counts hands', () => {
    for (const key of ['ArrowRight', 'PageDown', ' ', 'ArrowLeft', 'PageUp', '.', 'b', '0', '4', '5', 'q']) press(key);
    expect(did).toEqual(['next', 'next', 'next', 'previous', 'previous', 'blank', 'blank', 0, 4]);
  });

  it('leaves single characters alone where they are switched off', () => {
    characters = false;
    for (const key of ['.', 'b', '1', 'PageDown']) press(key);
    expect(did).toEqual(['next']);
  });

  it('takes any key while the screen is black', () => {
    isBlack = true;
    expect(press('q'), 'and nothing else does').toBe(false);
    expect(did).toEqual(['blank']);
  });

  it.each([
    ['<input type="text">', 'PageDown', true], ['<input type="range">', 'PageDown', true], ['<select></select>', 'b', true],
    ['<input type="radio">', 'ArrowRight', true], ['<input type="radio">', 'PageDown', false], ['<button></button>', ' ', true],
    ['<button></button>', 'ArrowRight', false], ['<p></p>', ' ', false],
  ])('in %s, %s is the field’s: %s', (markup, key, isTheirs) => {
    const holder = document.createElement('div');
    holder.insertAdjacentHTML('beforeend', markup);
    document.body.append(holder);
    expect(belongsToTarget(holder.firstElementChild, key)).toBe(isTheirs);
    press(key, holder.firstElementChild!);
    expect(did).toHaveLength(isTheirs ? 0 : 1);
  });

  it('leads one step while a key is held, and scrolls nothing meanwhile', () => {
    for (let held = 0; held < 20; held++) expect(press('PageDown', document.body, held > 0)).toBe(false);
    expect(did).toEqual(['next']);
  });

  it('learns a key of an unknown remote, keeps it, and forgets it', () => {
    remote.assigning = 'previous';
    press('PageDown');
    expect(did).toEqual([]);
    press('PageDown');
    expect(did).toEqual(['previous']);
    expect(actionOfKey('PageDown', new Remote().assigned)).toBe('previous');
    remote.assigning = 'blank';
    press('PageDown');
    expect(remote.assigned).toEqual({ next: [], previous: [], blank: ['PageDown'] });
    remote.assigning = 'next';
    press('Escape');
    expect(remote.assigning).toBeNull();
    remote.forget();
    expect(actionOfKey('PageDown', new Remote().assigned)).toBe('next');
  });

  it('does without what somebody else has left in its place', () => {
    localStorage.setItem('fanout-lab.remote', '{"next":5,"blank":["x",7]}');
    expect(new Remote().assigned).toEqual({ next: [], previous: [], blank: ['x'] });
    localStorage.setItem('fanout-lab.remote', 'x');
    expect(new Remote().assigned).toEqual({ next: [], previous: [], blank: [] });
  });
});

describe('a link', () => {
  afterEach(() => { vi.unstubAllGlobals(); });
  const denied = (): Promise<never> => Promise.reject(new DOMException('denied', 'SecurityError'));
  const tell = (room: string, message: unknown): void => {
    const channel = new BroadcastChannel(`fanout-lab.room.${room}`);
    channel.postMessage(message);
    channel.close();
  };

  it('does without locks that the browser denies, and complains of nothing', async () => {
    vi.stubGlobal('navigator', { locks: { request: denied, query: denied } });
    const link = new PresenterLink('denied', () => undefined);
    await vi.waitFor(() => { expect([link.state, link.listeners]).toEqual(['alone', null]); });
    link.dispose();
  });

  it.each([
    ['without channels', () => { Reflect.deleteProperty(globalThis, 'BroadcastChannel'); }],
    ['that denies them', () => { vi.stubGlobal('BroadcastChannel', function refuse() { throw new DOMException('denied', 'SecurityError'); }); }],
  ])('is none in a browser %s, which is said and leaves the window to itself', (_name, take) => {
    vi.stubGlobal('BroadcastChannel', undefined);
    take();
    const presenter = new PresenterLink('none', () => undefined);
    const audience = new AudienceLink('none');
    expect([presenter.canLink, audience.canLink, audience.state]).toEqual([false, false, 'free']);
    audience.lead('next');
    presenter.dispose();
    audience.dispose();
  });

  it('has the presenter do what a key in an audience window leads to, and nothing else', async () => {
    const led: RemoteAction[] = [];
    const presenter = new PresenterLink('keys', (action) => { led.push(action); });
    const other = new PresenterLink('elsewhere', () => { throw new Error('this is another room'); });
    await vi.waitFor(() => { expect(presenter.state).not.toBe('asking'); });
    const audience = new AudienceLink('keys');
    for (const forged of [{ kind: 'lead' }, { kind: 'lead', action: 'explode' }, { kind: 'lead', action: { toString: 'next' } }, 'next']) tell('keys', forged);
    audience.lead('next');
    audience.lead('blank');
    await vi.waitFor(() => { expect(led).toEqual(['next', 'blank']); });
    for (const link of [presenter, other, audience]) link.dispose();
  });
});

describe('the address of a card', () => {
  afterEach(() => { location.hash = ''; });
  const toldAt = (hash: string): string[] => {
    location.hash = hash;
    render(CardApp);
    return screen.queryAllByRole('alert').flatMap((alert) => [...alert.children].map((child) => child.textContent));
  };

  it.each([
    ['card=b', []],
    ['card=Q', [CARD.none('Q', 'A')]],
    ['card=A&card=B', ['card=B: comes after another card; the first one is kept']],
    ['card=A&colour=red&x=1', [CARD.strange('colour'), CARD.strange('x')]],
    ['card=C&utm_source=letter', []],
  ])('%s: whatever it does not say is told', (hash, told) => {
    expect(toldAt(hash)).toEqual(told);
  });

  it('is told of ten times, and then counted', () => {
    const told = toldAt(`card=A&${Array.from({ length: 5000 }, (_, index) => `k${String(index)}=1`).join('&')}`);
    expect([told.length, told.at(-1)]).toEqual([11, 'and 4,990 more']);
  });
});

describe('hands', () => {
  const step = STEPS.find(({ id }) => id === 'more-gateways')!;
  const answers = handAnswers(step.rounds[0]!.predictions[0]!, figuresOfStep(step, []));

  it('are set by a button for each answer', async () => {
    const onRaise = vi.fn();
    render(HandsField, { questions: [answers], hands: { [answers[0]!.id]: 3 }, active: answers[0]!.id, onRaise });
    const first = screen.getByRole('group', { name: HANDS.of('A', '2') });
    expect(within(first).getByRole('button', { name: HANDS.levels.most })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(within(first).getByRole('button', { name: HANDS.levels.all }));
    expect(onRaise).toHaveBeenCalledWith(answers[0]!.id, 4);
  });

  it('stand as bars, in words too, with the right answer marked', () => {
    render(HandsBars, { answers, hands: { [answers[0]!.id]: 1 } });
    const region = screen.getByRole('region', { name: HANDS.title });
    expect(region).toHaveTextContent(/A 2.*few.*B 4 ✓.*none.*C 8.*none/);
  });
});

describe('print', () => {
  it('has a sheet for each step, with its answers to tick, and neither result nor notes', () => {
    const { container } = render(PrintSheets);
    const sheets = [...container.querySelectorAll('section')];
    expect(sheets.map((sheet) => sheet.querySelector('h2')?.textContent)).toEqual(STEPS.map((one) => `${String(one.order)}. ${one.title}`));
    const choices = STEPS.flatMap((one) => one.rounds.flatMap((round) => round.predictions.flatMap((asked) => (asked.kind === 'choice' ? asked.options : []))));
    expect(container.textContent.match(/☐/g)).toHaveLength(choices.length);
    for (const one of STEPS) {
      const results = one.rounds.flatMap((round) => round.reveal(figuresOfStep(one, [])));
      for (const line of [...results, ...NOTES.get(one.id)!]) expect(container).not.toHaveTextContent(line);
    }
  });
});

describe('an address', () => {
  it.each([
    ['file:', '', true], ['http:', 'localhost', true], ['http:', '127.0.0.1', true], ['http:', '[::1]', true],
    ['https:', 'example.org', false], ['http:', '192.168.1.7', false], ['https:', 'localhost.example.org', false],
  ])('%s %s is this machine’s alone: %s', (protocol, hostname, isHere) => {
    expect(isThisMachine({ protocol, hostname })).toBe(isHere);
  });
});
