/** What is chosen in the picture: whose card is open, which cell or person is looked at. */
import { peopleOf } from '../model/people';
import { spaceOf } from '../model/traits';
import { apiName, gatewayName, ROLE_NAMES, topicName } from '../text/page/names';
import { storagesOf } from './stage';
import type { LoadedRun } from '../session/lab.svelte';

export interface Selection {
  /** A `topic` is a chat's, an `ownTopic` a person's; of `storage`, 1 is user-gateway, 0 chat-user. */
  readonly role: 'gateway' | 'storage' | 'coordinator' | 'topic' | 'ownTopic' | 'chatApi' | 'balancer';
  readonly index: number;
}

/** A person is looked at, but has no card. */
interface ChosenPerson {
  readonly role: 'person';
  readonly index: number;
}

/** Whether a run has what was chosen in another one: its scenario may be smaller, its design without such a part. */
export function isThere({ role, index }: Selection | ChosenPerson, { result, design }: Pick<LoadedRun, 'result' | 'design'>): boolean {
  const { scenario, trace } = result;
  switch (role) {
    case 'gateway':
      return index < scenario.gateways;
    case 'chatApi':
      return index < scenario.chats;
    case 'person':
      return index < peopleOf(scenario);
    case 'topic':
      return spaceOf(design, 'topic') === 'chat' && index < scenario.chats;
    case 'ownTopic':
      // What was counted holds topics chat by chat, whichever they belong to.
      return spaceOf(design, 'topic') === 'person' && trace !== null && index < peopleOf(scenario);
    case 'storage':
      return storagesOf(scenario, design).has(index === 1 ? 'userGatewayStorage' : 'chatUserStorage');
    case 'coordinator':
      return design.places === 'byChat';
    case 'balancer':
      return design.places === 'byUser';
  }
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
