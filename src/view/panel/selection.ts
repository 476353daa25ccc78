/** Which component's card is open. */
import { apiName, gatewayName, ROLE_NAMES, topicName } from '../../text/page/names';

export interface Selection {
  /** A `topic` is a chat's, an `ownTopic` a person's; of `storage`, 1 is user-gateway, 0 chat-user. */
  readonly role: 'gateway' | 'storage' | 'coordinator' | 'topic' | 'ownTopic' | 'chatApi' | 'balancer';
  readonly index: number;
}

export function selectedName(selection: Selection): string {
  switch (selection.role) {
    case 'gateway':
      return gatewayName(selection.index);
    case 'storage':
      return selection.index === 1 ? ROLE_NAMES.userGatewayStorage : ROLE_NAMES.chatUserStorage;
    case 'coordinator':
    case 'balancer':
      return ROLE_NAMES[selection.role];
    case 'chatApi':
      return apiName(selection.index);
    case 'topic':
    case 'ownTopic':
      return topicName(selection.index, selection.role === 'ownTopic');
  }
}
