/** What each closed group of the lab's panel says of the scenario, in one sentence. */
import { SCENARIO_KEYS, type KeyGroup } from '../../model/keys';
import { MAX_PEOPLE } from '../../model/people';
import type { PlacementId } from '../../model/placement';
import { presetOf } from '../../model/presets';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { talkOf } from '../../model/talk';
import type { Topology } from '../../model/topology';
import { amount, counted, large, plain, share } from '../format';
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
    const each = `${counted(messages, 'message', 'messages')} ${whose}, ${amount(rate)} a second`;
    return `${each}${arrivals === 'poisson' ? ' at random' : ''}${loss > 0 ? `, ${share(loss)} of writes fail` : ''}`;
  },
  costs: (scenario) => `${presetLabel(presetOf(scenario))}: ${costWords(scenario)}`,
};

function costWords({ tReceipt, tWrite, hop }: Scenario): string {
  return `${amount(tReceipt)} µs a copy, ${amount(tWrite)} µs a write, ${amount(hop)} ms a hop`;
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
