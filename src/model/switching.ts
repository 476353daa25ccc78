/**
 * People who switch to another chat during a run. Each viewer does so `switches` times a minute, in a
 * rhythm of their own: the first time after a share of the pause between two that is drawn for them.
 * Where they go is drawn anew each time, a chat with twice the members twice as often. They start on
 * the chat that they belong to, stay on its list of members, and come on the list of the chat that
 * they visit for as long as they stay. Where people belong to several chats, they go from one of
 * their own to another, each as often, and are on the lists of all of them anyway. Both engines go by the same switches, and so could anybody
 * who asks for one person's alone.
 */
import { MICROS_PER_MILLI, MICROS_PER_SECOND } from './posting';
import { belongingOf, membershipsOf } from './belonging';
import { peopleOf } from './people';
import { viewingShare, type Presence } from './presence';
import { draw, drawPair, pick, streamKey, unit } from './random';
import type { Scenario } from './scenario';
import { sizesOf, type ChatRun, type Sizes } from './sizes';

const SECONDS_PER_MINUTE = 60;

/** Most switches that are played or counted one by one in a run. Beyond, only their rate is told. */
export const MOST_SWITCHES = 2_000_000;

/** Called once a switch, in the order of time of the one person. */
export type OnSwitch = (person: number, atMicros: number, from: number, to: number) => void;

/** How long people switch: as long as the chats post, or to the last action where they post nothing. */
export function switchingMicros({ messages, rate, do: actions }: Pick<Scenario, 'messages' | 'rate' | 'do'>): number {
  if (messages > 0) return (messages / rate) * MICROS_PER_SECOND;
  return actions.reduce((latest, { atMillis }) => Math.max(latest, atMillis * MICROS_PER_MILLI), 0);
}

/** Switches of the whole run, in the mean: none where there is no other chat. */
export function expectedSwitches(scenario: Scenario): number {
  return (switchesEachSecond(scenario) * switchingMicros(scenario)) / MICROS_PER_SECOND;
}

/** Switches a second over all people, in the mean. */
export function switchesEachSecond(scenario: Scenario): number {
  return (peopleOf(scenario) - lonersOf(scenario)) * viewingShare(scenario) * switchesOfOne(scenario);
}

/** People who have no other chat to go to, where they switch among those that they belong to. */
function lonersOf(scenario: Scenario): number {
  if (membershipsOf(scenario) === 1) return 0;
  const { loners } = belongingOf(scenario);
  return sizesOf(scenario).runs.reduce((sum, { chats, size }: ChatRun) => sum + chats * loners(size), 0);
}

/** Switches a second of one viewer. */
export function switchesOfOne({ chats, switches }: Pick<Scenario, 'chats' | 'switches'>): number {
  return chats < 2 ? 0 : switches / SECONDS_PER_MINUTE;
}

/**
 * Of all switches, those that lead to a chat of so many members or more, in the long run. From a chat one goes to
 * each other one as often as its size says, and so is in a chat as often as its size times that of all others.
 */
export function shareToLarge(scenario: Scenario, from: number): number {
  const people = peopleOf(scenario);
  let [large, all] = [0, 0];
  for (const [size, chats] of sizesOf(scenario).chatsBySize) {
    const times = chats * size * (people - size);
    all += times;
    if (size >= from) large += times;
  }
  return all === 0 ? (sizesOf(scenario).largest >= from ? 1 : 0) : large / all;
}

/** Whether a run's switches are followed one by one: there are some, and not too many. */
export function followsSwitches(scenario: Scenario): boolean {
  const expected = expectedSwitches(scenario);
  return expected > 0 && expected <= MOST_SWITCHES;
}

/** The stream that draws everybody's first switch, and the part of a pause that the run lasts: who draws less may switch. */
export function switchPhase(scenario: Scenario): { readonly key: number; readonly share: number } {
  return { key: streamKey(scenario.seed, 'switchPhase'), share: switchingMicros(scenario) / pauseMicrosOf(scenario) };
}

/** Between two switches of one person. */
function pauseMicrosOf({ switches }: Scenario): number {
  return (SECONDS_PER_MINUTE * MICROS_PER_SECOND) / switches;
}

/** From a person to their switches. Whoever is not viewing never switches. */
export function switcherOf(scenario: Scenario, presence: Pick<Presence, 'isViewing'>): (person: number, onSwitch: OnSwitch) => void {
  if (!followsSwitches(scenario)) return () => undefined;
  const { chatOf } = sizesOf(scenario);
  const nextOf = nextChats(scenario);
  const pauseMicros = pauseMicrosOf(scenario);
  const endMicros = switchingMicros(scenario);
  const { key: phaseKey } = switchPhase(scenario);
  const targetKey = streamKey(scenario.seed, 'switchTarget');
  return (person, onSwitch) => {
    const first = unit(draw(phaseKey, person)) * pauseMicros;
    if (first >= endMicros || !presence.isViewing(person)) return;
    const next = nextOf(person);
    if (!next) return;
    let from = chatOf(person);
    for (let index = 0, atMicros = first; atMicros < endMicros; atMicros = first + ++index * pauseMicros) {
      const to = next(from, drawPair(targetKey, person, index));
      onSwitch(person, atMicros, from, to);
      from = to;
    }
  };
}

/** One switch: the chat that a person has open from then on. */
export interface Switch {
  readonly person: number;
  readonly atMicros: number;
  readonly to: number;
}

/** All switches of a run in the order of time; at one moment, in the order of people. */
export function switchesInOrder(scenario: Scenario, presence: Pick<Presence, 'isViewing'>): Switch[] {
  const switches: Switch[] = [];
  const eachOf = switcherOf(scenario, presence);
  const people = peopleOf(scenario);
  for (let person = 0; person < people; person++) {
    eachOf(person, (_person, atMicros, _from, to) => {
      switches.push({ person, atMicros, to });
    });
  }
  return switches.sort((a, b) => a.atMicros - b.atMicros || a.person - b.person);
}

/** From the chat that somebody has open, and what chance gives, to the one that they open next. */
type NextChat = (from: number, bits: number) => number;

/** From a person to where they go; null for who has nowhere to go. */
function nextChats(scenario: Scenario): (person: number) => NextChat | null {
  const sizes = sizesOf(scenario);
  const { memberships, chatsOf } = belongingOf(scenario);
  if (memberships === 1) return () => (from, bits) => anotherChat(sizes, from, bits);
  return (person) => {
    const chats = chatsOf(person);
    if (chats.length === 1) return null;
    return (from, bits) => {
      const drawn = pick(bits, chats.length - 1);
      return chats[drawn < chats.indexOf(from) ? drawn : drawn + 1]!;
    };
  };
}

/** The chat of whichever person is drawn among those who belong to another one. */
function anotherChat({ people, sizeOf, firstOf, chatOf }: Sizes, from: number, bits: number): number {
  const drawn = pick(bits, people - sizeOf(from));
  return chatOf(drawn < firstOf(from) ? drawn : drawn + sizeOf(from));
}
