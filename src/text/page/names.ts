/** What instances are called on the page. Indices start at 0, names at 1. */
import { ROLES, type Role } from '../../model/roles';
import { roomOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import type { Selection } from '../../reading/selection';

export const gatewayName = (index: number): string => `GW${String(index + 1)}`;
export const personName = (index: number): string => `u${String(index + 1)}`;
/** "chat3"; where chats are in parts, "part 2 of chat3". @param scenario that runs: it says whether they are */
export function chatName(index: number, scenario?: Scenario): string {
  const room = scenario ? roomOf(scenario, index) : null;
  return room ? `part ${String(room.part + 1)} of chat${String(room.chat + 1)}` : `chat${String(index + 1)}`;
}
/** The same where there is little room: "chat3·2". */
export function shortChatName(index: number, scenario: Scenario): string {
  const room = roomOf(scenario, index);
  return room ? `chat${String(room.chat + 1)}·${String(room.part + 1)}` : chatName(index);
}
/** Its number alone: "3", "3·2". */
export function chatNumber(index: number, scenario: Scenario): string {
  return shortChatName(index, scenario).replace('chat', '');
}
/** The Chat API of a chat. */
export const apiName = (chat: number, scenario?: Scenario): string => `${chatName(chat, scenario)} API`;
export const shardName = (index: number): string => `S${String(index + 1)}`;
export const topicName = (index: number, perPerson: boolean): string =>
  perPerson ? `topic ${personName(index)}` : `topic ${String(index + 1)}`;

/** A component in words, for boxes and sentences. */
export const ROLE_NAMES = Object.fromEntries(Object.entries(ROLES).map(([role, { name }]) => [role, name])) as Readonly<Record<Role, string>>;

/** The beginning of it, where there is no room for more. */
export const shortRoleName = (role: Role): string => ROLE_NAMES[role].replace(/ .*$/, '');

/** Whose card it is. */
export function selectedName({ role, index }: Selection, scenario?: Scenario): string {
  switch (role) {
    case 'gateway':
      return gatewayName(index);
    case 'storage':
      return index === 1 ? ROLE_NAMES.userGatewayStorage : ROLE_NAMES.chatUserStorage;
    case 'coordinator':
    case 'balancer':
    case 'directory':
      return ROLE_NAMES[role];
    case 'chatApi':
      return apiName(index, scenario);
    case 'topic':
    case 'ownTopic':
      return topicName(index, role === 'ownTopic');
  }
}
