/**
 * Who is there. A member may be offline, away (online, with another chat open) or viewing (online,
 * with this chat open). Each state is a function of (seed, number of the person), drawn from
 * streams of its own, so that both engines agree and nobody's draw needs another's.
 */
import type { Design } from './design';
import { draw, streamKey, unit } from './random';
import type { Scenario } from './scenario';

export type PersonState = 'offline' | 'away' | 'viewing';

/** The keys that decide who is there. */
export type Attending = Pick<Scenario, 'online' | 'viewing' | 'seed'> & Partial<Pick<Scenario, 'badges' | 'memberships'>>;

export interface Presence {
  readonly isOnline: (person: number) => boolean;
  /** Online, with the person's chat open. */
  readonly isViewing: (person: number) => boolean;
  /**
   * Holds a connection to the gateway of the person's seat: whoever is online where the design places
   * by user. Where it places by chat, only viewers do: the others sit with the chat they have open.
   */
  readonly isConnected: (person: number) => boolean;
  /** Gets a badge for a message of a chat of theirs while they do not have it open, where the design sends any. */
  readonly getsBadges: (person: number) => boolean;
  /** True for every member, so that nobody needs to be asked. */
  readonly isEverybodyConnected: boolean;
  /** Whoever is connected is viewing, each chat that they are connected for: so nobody hears of another one that they belong to. */
  readonly isNobodyAway: boolean;
}

const EVERYBODY = (): boolean => true;
const NOBODY = (): boolean => false;

/** Who is there under a design. Where a share is 1 its stream is never drawn from. */
export function presenceOf(attending: Attending, { places }: Pick<Design, 'places'>): Presence {
  const { seed, online, viewing, badges = 0, memberships = 1 } = attending;
  const isOnline = chosen(seed, 'online', online);
  const hasItOpen = chosen(seed, 'viewing', viewing);
  const isViewing = viewing === 1 ? isOnline : online === 1 ? hasItOpen : (person: number) => isOnline(person) && hasItOpen(person);
  const byChat = places === 'byChat';
  return {
    isOnline,
    isViewing,
    isConnected: byChat ? isViewing : isOnline,
    getsBadges: badges === 0 ? NOBODY : chosen(seed, 'badges', badges),
    isEverybodyConnected: online === 1 && (viewing === 1 || !byChat),
    isNobodyAway: byChat || (viewing === 1 && memberships === 1),
  };
}

/** What a person is doing. */
export function stateOf({ isOnline, isViewing }: Presence, person: number): PersonState {
  if (isViewing(person)) return 'viewing';
  return isOnline(person) ? 'away' : 'offline';
}

function chosen(seed: number, stream: 'online' | 'viewing' | 'badges', share: number): (person: number) => boolean {
  if (share === 1) return EVERYBODY;
  const key = streamKey(seed, stream);
  return (person) => unit(draw(key, person)) < share;
}

/** The share of a chat's members who view it, in the mean. */
export function viewingShare({ online, viewing }: Pick<Scenario, 'online' | 'viewing'>): number {
  return online * viewing;
}

/** The share of a chat's members who are away and get a badge, in the mean: where people sit with the chat that they have open, nobody is away. */
export function badgedShare({ online, viewing, badges }: Pick<Scenario, 'online' | 'viewing' | 'badges'>, { places }: Pick<Design, 'places'>): number {
  return places === 'byChat' ? 0 : online * (1 - viewing) * badges;
}

/** The share of a chat's members who hold a connection that counts, in the mean. */
export function connectedShare(scenario: Pick<Scenario, 'online' | 'viewing'>, { places }: Pick<Design, 'places'>): number {
  return places === 'byChat' ? viewingShare(scenario) : scenario.online;
}
