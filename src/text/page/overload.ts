/** Words for components that get more work than they can do. */
import type { Role } from '../../model/design';
import type { Overload } from '../../model/load';
import { counted, share as shareOf, withArticle, wordFor } from '../format';
import { ROLE_NAMES } from './names';

/** One instance of a role in a sentence, and several. */
const INSTANCES: Partial<Record<Role, readonly [one: string, other: string]>> = {
  gateway: ['gateway', 'gateways'],
  userGatewayStorage: ['shard of user-gateway storage', 'shards of user-gateway storage'],
  chatUserStorage: ['shard of chat-user storage', 'shards of chat-user storage'],
  topic: ['topic of the broker', 'topics of the broker'],
  chatApi: ['Chat API', 'Chat APIs'],
  ownerProcess: ['owner process', 'owner processes'],
  relay: ['relay', 'relays'],
  edge: ['edge', 'edges'],
  chatLog: ['log of a chat', 'logs of chats'],
};

export function instanceNames(role: Role): readonly [one: string, other: string] {
  return INSTANCES[role] ?? [ROLE_NAMES[role], ROLE_NAMES[role]];
}

/** One sentence for each of them. */
export function overloadWords({ role, limit, share, instances }: Overload): string {
  const [one, other] = instanceNames(role);
  if (limit === 'link') return linkWords(one, other, share, instances);
  if (instances === null) return `At this rate ${withArticle(one)} is asked for ${shareOf(share)} of its time: its line grows for as long as the messages last.`;
  const who = counted(instances, `${one} is asked for`, `${other} are asked for up to`);
  return `At this rate ${who} ${shareOf(share)} of ${wordFor(instances, 'its time: its line grows', 'their time: their lines grow')} for as long as the messages last.`;
}

/** The same of links: what does not fit waits in line before them. */
function linkWords(one: string, other: string, share: number, instances: number | null): string {
  if (instances === null) return `At this rate ${withArticle(one)} is asked for ${shareOf(share)} of its link: what it sends piles up for as long as the messages last.`;
  const who = counted(instances, `${one} is asked for`, `${other} are asked for up to`);
  return `At this rate ${who} ${shareOf(share)} of ${wordFor(instances, 'its link: what it sends piles up', 'their links: what they send piles up')} for as long as the messages last.`;
}
