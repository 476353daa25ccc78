/** Whether what is chosen in the picture is part of a run. */
import { peopleOf } from '../../model/people';
import type { Selection } from '../panel/selection';
import type { LoadedRun } from '../state/lab.svelte';
import { storagesOf } from './stage';

/** Whether a run has what was chosen in another one: its scenario may be smaller, its design without such a part. */
export function isThere({ role, index }: Selection, { result, design }: Pick<LoadedRun, 'result' | 'design'>): boolean {
  const { scenario, trace } = result;
  switch (role) {
    case 'gateway':
      return index < scenario.gateways;
    case 'chatApi':
      return index < scenario.chats;
    case 'topic':
      return design.subscribes === 'chatTopic' && index < scenario.chats;
    case 'ownTopic':
      // What was counted holds topics chat by chat, whichever they belong to.
      return design.subscribes === 'ownTopic' && trace !== null && index < peopleOf(scenario);
    case 'storage':
      return storagesOf(scenario, design).has(index === 1 ? 'userGatewayStorage' : 'chatUserStorage');
    case 'coordinator':
      return design.places === 'byChat';
    case 'balancer':
      return design.places === 'byUser';
  }
}
