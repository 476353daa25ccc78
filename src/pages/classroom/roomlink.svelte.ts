/** Both ends of a room's channel, on the page. */
import { createActor } from 'xstate';
import { readMessage, type RemoteAction, type RoomMessage, type Snapshot } from '../../lesson/room';
import { audienceMachine, presenterMachine, type AudienceEvent, type AudienceState, type PresenterState } from '../../lesson/room.machine';
import { audienceLock, holdersOf, holdLock, presenterLock } from './presence';
import type { Story } from '../../reading/story';
import { isApart } from './sharedclock';

/** How often each side looks whether the other is there. */
const LOOK_MILLIS = 1_000;

/** Everything of a snapshot but its number. */
export type News = Omit<Snapshot, 'sequence'>;

/** A channel of this name; null in a browser that has none, or denies them to a page that it lets keep nothing. */
function channelNamed(name: string): BroadcastChannel | null {
  if (!('BroadcastChannel' in globalThis)) return null;
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

/** The room's channel; null in a browser that links no windows. */
function openChannel(room: string, onMessage: (message: RoomMessage) => void): BroadcastChannel | null {
  const channel = channelNamed(`fanout-lab.room.${room}`);
  if (!channel) return null;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data);
    if (message) onMessage(message);
  };
  return channel;
}

/** Calls at once, every second, and when the window comes into sight: a hidden window's timers sleep. */
function everySecond(look: () => void): () => void {
  const interval = setInterval(look, LOOK_MILLIS);
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearInterval(interval);
    document.removeEventListener('visibilitychange', look);
  };
}

/** Says what is new. */
export class Reporter {
  #latest: Snapshot | null = null;
  // From anywhere on, so that a reloaded presenter's snapshots have other numbers than those before. Clocks can be set back.
  #sequence = crypto.getRandomValues(new Uint32Array(1))[0]!;

  /**
   * @param story of the run that is played, by which other windows work out its play head
   * @returns a snapshot, or null where those who have the last one know all of this
   */
  take(news: News, story: Story): Snapshot | null {
    if (this.#latest && !isNews(this.#latest, news, story)) return null;
    this.#latest = { ...news, sequence: ++this.#sequence };
    return this.#latest;
  }
}

export class PresenterLink {
  state = $state<PresenterState>('asking');
  /** Audience windows that are open; null where the browser does not tell. */
  listeners = $state<number | null>(0);
  #latest: Snapshot | null = null;
  /** This browser can link windows. */
  readonly canLink: boolean;
  readonly #actor = createActor(presenterMachine);
  readonly #channel: BroadcastChannel | null;
  readonly #undo: (() => void)[] = [];

  /** @param onLead called where a key in an audience window leads */
  constructor(room: string, onLead: (action: RemoteAction) => void) {
    this.#actor.subscribe(({ value }) => {
      this.state = value;
    });
    this.#actor.start();
    this.#channel = openChannel(room, (message) => {
      if (message.kind === 'hello') {
        this.#actor.send({ type: 'HELLO' });
        this.#tell();
      } else if (message.kind === 'lead' && this.state !== 'asking') onLead(message.action);
    });
    this.canLink = this.#channel !== null;
    this.#undo.push(
      holdLock(presenterLock(room), 'exclusive', () => {
        this.#actor.send({ type: 'OWNS' });
        this.#tell();
      }),
      everySecond(() => {
        void holdersOf(audienceLock(room)).then((count) => {
          this.listeners = count;
          if (count !== null) this.#actor.send({ type: 'LISTENERS', count });
        });
      }),
    );
  }

  tell(snapshot: Snapshot): void {
    this.#latest = snapshot;
    this.#tell();
  }

  dispose(): void {
    for (const step of this.#undo) step();
    this.#channel?.close();
    this.#actor.stop();
  }

  #tell(): void {
    if (this.#latest && this.state !== 'asking') this.#channel?.postMessage({ kind: 'snapshot', snapshot: this.#latest } satisfies RoomMessage);
  }
}

function isNews(known: Snapshot, news: News, story: Story): boolean {
  const text = ({ place, scenario, hands, isBlank, shows, theme }: News): string => JSON.stringify([place, scenario, hands, isBlank, shows, theme]);
  return text(known) !== text(news) || isApart(known.clock, news.clock, story);
}

export class AudienceLink {
  state = $state<AudienceState>('waiting');
  latest = $state.raw<Snapshot | null>(null);
  /** Somebody at this window chose to go on alone. */
  isChosen = $state(false);
  /** Goes up when the window comes into sight again: the play head may have slept. */
  wakes = $state(0);
  /** This browser can link windows. */
  readonly canLink: boolean;
  readonly #actor = createActor(audienceMachine);
  readonly #channel: BroadcastChannel | null;
  readonly #undo: (() => void)[] = [];

  constructor(room: string) {
    this.#actor.subscribe(({ value, context }) => {
      this.state = value;
      this.latest = context.latest;
      this.isChosen = context.isChosen;
    });
    this.#actor.start();
    this.#channel = openChannel(room, (message) => {
      if (message.kind === 'snapshot') this.send({ type: 'SNAPSHOT', snapshot: message.snapshot });
    });
    this.canLink = this.#channel !== null;
    // Nobody can be followed, so nobody is waited for.
    if (!this.canLink) this.#actor.send({ type: 'ALONE' });
    const wake = (): void => {
      if (document.visibilityState !== 'visible') return;
      this.wakes++;
      this.#ask();
    };
    document.addEventListener('visibilitychange', wake);
    this.#undo.push(
      () => { document.removeEventListener('visibilitychange', wake); },
      holdLock(audienceLock(room), 'shared', () => { this.#ask(); }),
      everySecond(() => {
        void holdersOf(presenterLock(room)).then((count) => {
          if (count === null) return;
          this.send(count > 0 ? { type: 'PRESENT' } : { type: 'ABSENT', atMillis: performance.now() });
        });
      }),
    );
  }

  send(event: AudienceEvent): void {
    this.#actor.send(event);
    if (event.type === 'FOLLOW') this.#ask();
  }

  /** A key that was pressed in this window leads the room, as far as its presenter lets it. */
  lead(action: RemoteAction): void {
    this.#channel?.postMessage({ kind: 'lead', action } satisfies RoomMessage);
  }

  dispose(): void {
    for (const step of this.#undo) step();
    this.#channel?.close();
    this.#actor.stop();
  }

  #ask(): void {
    this.#channel?.postMessage({ kind: 'hello' } satisfies RoomMessage);
  }
}
