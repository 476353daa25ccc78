/** What the owners of chats let go in a run, chat by chat, as the counting engine goes along them. */
import type { Design } from '../../model/design';
import type { Counts } from '../../model/ledger';
import { handPosts, momentsOf } from '../../model/posting';
import { pacingOf, releasesOf, type Pacing, type Releases } from '../../model/releases';
import type { Scenario } from '../../model/scenario';
import type { Sizes } from '../../model/sizes';
import { talkOf } from '../../model/talk';

/**
 * Releases and what they carry. Most chats are alike: where messages are evenly spaced, or none is held or
 * dropped, as many go out in each in which nobody posts by hand. The others are looked at one by one: all of them
 * where chance decides, or where windows follow clocks, since then it counts which chats let go at the same tick.
 */
export class LetGo {
  readonly pacing: Pacing | null;
  /** Releases of a chat that is like most, and the messages in them. */
  readonly usual: number;
  readonly usualCarried: number;
  /** Chats that are looked at one by one, ascending. */
  readonly unusualChats: readonly number[];
  /** Messages in what a chat that was looked at lets go, beyond those of so many that a chat posts by itself. */
  carriedBeyond(chat: number, messages: number): number {
    return this.known.get(chat)!.carried - messages;
  }

  /** Releases by chat, and the messages in them, of the chats looked at by now. */
  private readonly known = new Map<number, Released>();
  /** Chats do not post alike: each is asked for itself, and none is unusual; but where clocks tick, all are. */
  readonly isWeighed: boolean;
  private readonly isByChance: boolean;
  /** Releases of a chat in which nobody posts by hand and no chance decides, by its messages. */
  private readonly knownByMessages = new Map<number, Released>();
  private readonly messagesOf: (chat: number) => number;
  private readonly scenario: Scenario;
  private readonly byHand: ReadonlyMap<number, readonly number[]>;

  constructor(scenario: Scenario, design: Design, sizes: Sizes) {
    this.scenario = scenario;
    this.pacing = pacingOf(scenario, design);
    this.byHand = handPosts(scenario, sizes.chatOf);
    const isByChance = this.pacing !== null && ((scenario.arrivals === 'poisson' && scenario.messages > 1) || this.pacing.clocks !== undefined);
    const { isAlike, messagesOf } = talkOf(scenario);
    // Frames that fill links are looked at one by one, as clocks are: what each carries is no count of releases.
    const isEachLookedAt = !isAlike && this.pacing?.most === null && scenario.gbit > 0;
    this.isWeighed = !isAlike && this.pacing?.clocks === undefined && !isEachLookedAt;
    this.messagesOf = messagesOf;
    this.isByChance = isByChance;
    const { releases, carried } = isByChance || isEachLookedAt || this.isWeighed ? NONE : summed(releasesOf(momentsOf(scenario, 0, []), this.pacing, 0));
    this.usual = releases;
    this.usualCarried = carried;
    this.unusualChats = this.isWeighed ? [] : isByChance || isEachLookedAt ? Array.from({ length: scenario.chats }, (_, chat) => chat) : [...this.byHand.keys()].sort((a, b) => a - b);
  }

  /** When a chat's releases are, and what they carry. */
  releasesOf(chat: number): Releases {
    return releasesOf(momentsOf(this.scenario, chat, this.byHand.get(chat) ?? []), this.pacing, chat);
  }

  /** Looks at a chat. @returns its releases beyond those of a usual one, or as many fewer below 0 */
  look(chat: number): number {
    const released = summed(this.releasesOf(chat));
    this.known.set(chat, released);
    return released.releases - this.usual;
  }

  /** Releases of a chat, and the messages in them, where chats do not post alike. */
  of(chat: number): Released {
    const messages = this.messagesOf(chat);
    const byHand = this.byHand.get(chat)?.length ?? 0;
    if (!this.pacing) return { releases: messages + byHand, carried: messages + byHand };
    const isUsual = byHand === 0 && !this.isByChance;
    const found = (isUsual ? this.knownByMessages.get(messages) : this.known.get(chat)) ?? summed(this.releasesOf(chat));
    if (isUsual) this.knownByMessages.set(messages, found);
    else this.known.set(chat, found);
    return found;
  }

  /** Releases by chat, and the messages in them, of the first so many chats. */
  byChat(chats: number): { readonly releases: Counts; readonly carried: Counts } {
    if (this.isWeighed) return this.byWeighedChat(chats);
    const releases = new Float64Array(this.scenario.chats).fill(this.usual, 0, chats);
    const carried = new Float64Array(this.scenario.chats).fill(this.usualCarried, 0, chats);
    for (const [chat, released] of this.known) {
      releases[chat] = released.releases;
      carried[chat] = released.carried;
    }
    return { releases, carried };
  }

  private byWeighedChat(chats: number): { readonly releases: Counts; readonly carried: Counts } {
    const [releases, carried] = [new Float64Array(this.scenario.chats), new Float64Array(this.scenario.chats)];
    for (let chat = 0; chat < chats; chat++) ({ releases: releases[chat], carried: carried[chat] } = this.of(chat));
    return { releases, carried };
  }
}

interface Released {
  readonly releases: number;
  readonly carried: number;
}

const NONE: Released = { releases: 0, carried: 0 };

function summed({ micros, carried }: Releases): Released {
  return { releases: micros.length, carried: carried.reduce((sum, count) => sum + count, 0) };
}
