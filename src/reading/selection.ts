/** Which component's card is open. */
import { apiName, gatewayName, ROLE_NAMES, topicName } from '../text/page/names';

export interface Selection {
  readonly role: 'gateway' | 'storage' | 'coordinator' | 'topic' | 'chatApi' | 'balancer';
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
      return topicName(selection.index, false);
  }
}
