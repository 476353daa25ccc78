/** Which component's card is open. */
import { gatewayName, ROLE_NAMES } from '../text/names';

export interface Selection {
  readonly role: 'gateway' | 'storage' | 'coordinator' | 'topic';
  readonly index: number;
}

export function selectedName(selection: Selection): string {
  switch (selection.role) {
    case 'gateway':
      return gatewayName(selection.index);
    case 'storage':
      return selection.index === 1 ? ROLE_NAMES.userGatewayStorage : ROLE_NAMES.chatUserStorage;
    case 'coordinator':
      return ROLE_NAMES.coordinator;
    case 'topic':
      return `topic ${String(selection.index + 1)}`;
  }
}
