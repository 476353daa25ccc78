/** What instances are called on the page. Indices start at 0, names at 1. */
import { ROLES, type Role } from '../../model/roles';
import type { Selection } from '../../reading/selection';

export const gatewayName = (index: number): string => `GW${String(index + 1)}`;
export const personName = (index: number): string => `u${String(index + 1)}`;
export const chatName = (index: number): string => `chat${String(index + 1)}`;
/** The Chat API of a chat. */
export const apiName = (chat: number): string => `${chatName(chat)} API`;
export const shardName = (index: number): string => `S${String(index + 1)}`;
export const topicName = (index: number, perPerson: boolean): string =>
  perPerson ? `topic ${personName(index)}` : `topic ${String(index + 1)}`;

/** A component in words, for boxes and sentences. */
export const ROLE_NAMES = Object.fromEntries(Object.entries(ROLES).map(([role, { name }]) => [role, name])) as Readonly<Record<Role, string>>;

/** The beginning of it, where there is no room for more. */
export const shortRoleName = (role: Role): string => ROLE_NAMES[role].replace(/ .*$/, '');

/** Whose card it is. */
export function selectedName({ role, index }: Selection): string {
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
      return apiName(index);
    case 'topic':
    case 'ownTopic':
      return topicName(index, role === 'ownTopic');
  }
}
