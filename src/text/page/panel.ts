/** What each closed group of the lab's panel says of the scenario, in one sentence. */
import { rowOf, SCENARIO_KEYS, type KeyGroup } from '../../model/keys';
import { MAX_PEOPLE } from '../../model/people';
import { PLACEMENTS, type PlacementId } from '../../model/placement';
import { presetOf } from '../../model/presets';
import type { Scenario, ScenarioKey } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { messagesPerSecond, talkOf } from '../../model/talk';
import type { Topology } from '../../model/topology';
import { counted, large, plain, roughCount, share } from '../format';
import { presetLabel } from './costs';
import { CONTROLS } from './lab';

export type PanelGroup = Extract<KeyGroup, 'people' | 'gateways' | 'messages' | 'costs'>;

export const GROUP_TITLES: Readonly<Record<PanelGroup, string>> = {
  people: 'People',
  gateways: 'Gateways',
  messages: 'Messages',
  costs: 'Costs and limits',
};

/** Where people sit wherever a balancer would put them. */
type Sitting = Pick<Topology, 'sitsWithChat' | 'sitsWithCommunity'>;

export function groupWords(group: PanelGroup, scenario: Scenario, sitting: Sitting): string {
  return WORDS[group](scenario, sitting);
}

const WORDS: Readonly<Record<PanelGroup, (scenario: Scenario, sitting: Sitting) => string>> = {
  people: (scenario) => [whoWords(scenario), belongingWords(scenario), lookingWords(scenario)].filter((part) => part !== '').join(', '),
  gateways: (scenario, { sitsWithChat, sitsWithCommunity }) => {
    const cores = scenario.cores === 1 ? '' : ` of ${counted(scenario.cores, 'core', 'cores')}`;
    return `${counted(scenario.gateways, 'gateway', 'gateways')}${cores}, ${sitsWithChat ? 'people sit with their chat' : sitsWithCommunity ? 'people sit with their community' : PLACED[scenario.placement]}`;
  },
  messages: (scenario) => {
    const { messages, rate, arrivals, loss } = scenario;
    const whose = talkOf(scenario).isAlike ? 'a chat' : 'in the largest chat';
    const each = `${counted(messages, 'message', 'messages')} ${whose}, ${plain(rate)} a second`;
    return `${each}${arrivals === 'poisson' ? ' at random' : ''}${loss > 0 ? `, ${share(loss)} of writes fail` : ''}`;
  },
  costs: pricedWords,
};

/** What limits and delays are taken to be, where nobody looks at the fields: on paper. */
export function assumedWords(scenario: Scenario): string {
  return `${pricedWords(scenario)}, ${plain(scenario.lastMile)} ms a last mile, at most ${counted(scenario.sockets, 'socket', 'sockets')} a gateway.`;
}

function pricedWords(scenario: Scenario): string {
  return `${presetLabel(presetOf(scenario))}: ${costWords(scenario)}`;
}

function costWords({ tReceipt, tWrite, tLookup, hop }: Scenario): string {
  return `${plain(tReceipt)} µs a copy, ${plain(tWrite)} µs a write, ${plain(tLookup)} µs a look-up, ${plain(hop)} ms a hop`;
}

/** What a control counts in, or whom it is about: of chats that do not say as much, the rate is the largest one's. */
export function unitWords(key: ScenarioKey, scenario: Scenario): string {
  const row = rowOf(key);
  const unit = row.kind === 'number' ? row.unit : '';
  return key === 'rate' && !talkOf(scenario).isAlike ? CONTROLS.rateOfLargest : unit;
}

/** What a control is called: in a run, too, the largest chat is the one that says so much. */
export function labelWords(key: ScenarioKey, scenario: Scenario): string {
  return key === 'messages' && !talkOf(scenario).isAlike ? CONTROLS.messagesOfLargest : rowOf(key).label;
}

/** A choice of a control as it is read. */
export function choiceWords(key: ScenarioKey, choice: string): string {
  if (key === 'placement') return PLACEMENTS[choice as PlacementId].title;
  return key === 'talk' ? CONTROLS.talks[choice as Scenario['talk']] : choice;
}

/** Beneath a control: what nothing in its field says; null where there is nothing to say. */
export function controlNote(key: ScenarioKey, scenario: Scenario): string | null {
  if (key === 'gbit') return scenario.gbit === 0 ? CONTROLS.noLimit : null;
  return key === 'talk' ? sumWords(scenario) : null;
}

/** "All chats together post 460 messages a second." */
export function sumWords(scenario: Scenario): string {
  return CONTROLS.together(roughCount(messagesPerSecond(scenario), 'message', 'messages'));
}

/** Said once a change has made all say more or less; undefined where it has not. */
export function otherSumWords(before: Scenario, now: Scenario): string | undefined {
  return before.talk === now.talk || messagesPerSecond(before) === messagesPerSecond(now) ? undefined : sumWords(now);
}

const PLACED: Readonly<Record<PlacementId, string>> = {
  'round-robin': 'people dealt out in turn',
  random: 'people placed at random',
  ring: 'people placed by a hash ring',
  l4: 'people placed by their four-tuple',
};

function whoWords(scenario: Scenario): string {
  const { isUniform, people, chats, largest } = sizesOf(scenario);
  const inChats = counted(chats, 'chat', 'chats');
  if (!isUniform) return `${large(people)} people in ${inChats} of up to ${large(largest)}`;
  if (chats === 1) return `${large(people)} ${people === 1 ? 'person' : 'people'} in ${inChats}`;
  return `${inChats} of ${large(scenario.users)} ${scenario.users === 1 ? 'person' : 'people'}`;
}

function belongingWords({ memberships }: Scenario): string {
  return memberships > 1 ? `each on the lists of ${counted(memberships, 'chat', 'chats')}` : '';
}

/** Where a change leaves no room for as many memberships as were wanted; nothing else. */
export function fewerMemberships(wanted: number, { memberships, chats }: Pick<Scenario, 'memberships' | 'chats'>): string | undefined {
  if (memberships >= wanted) return undefined;
  const problem = memberships === chats ? CONTROLS.aboveChats(chats) : CONTROLS.tooManyOnLists(MAX_PEOPLE);
  return CONTROLS.problem(SCENARIO_KEYS.memberships.label, problem, plain(memberships));
}

function lookingWords({ online, viewing, switches }: Scenario): string {
  const there = online < 1 ? `${share(online)} online` : '';
  const looking = viewing < 1 ? `${share(viewing)} looking` : online < 1 ? 'all of them looking' : 'all looking';
  const moving = switches > 0 ? `each to another chat ${counted(switches, 'time', 'times')} a minute` : '';
  return [there, looking, moving].filter((part) => part !== '').join(', ');
}
