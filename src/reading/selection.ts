/** What is chosen in the picture: whose card is open, which cell or person is looked at. */
import { peopleOf } from '../model/people';
import type { LoadedRun } from './run';

export interface Selection {
  /** A `topic` is a chat's or a gateway's, an `ownTopic` a person's; of `storage`, 1 is user-gateway, 0 chat-user. */
  readonly role: 'gateway' | 'storage' | 'coordinator' | 'topic' | 'ownTopic' | 'chatApi' | 'balancer' | 'directory';
  readonly index: number;
}

/** A person is looked at, but has no card. */
export interface ChosenPerson {
  readonly role: 'person';
  readonly index: number;
}

/** Whether a run has what was chosen in another one: its scenario may be smaller, its design without such a part. */
export function isThere({ role, index }: Selection | ChosenPerson, { result }: Pick<LoadedRun, 'result'>): boolean {
  const { scenario, topology, trace } = result;
  const { instances, topicOf } = topology;
  switch (role) {
    case 'gateway':
    case 'chatApi':
    case 'coordinator':
    case 'balancer':
    case 'directory':
      return index < instances[role];
    case 'person':
      return index < peopleOf(scenario);
    case 'topic':
      return topicOf !== 'person' && index < instances.topic;
    case 'ownTopic':
      // What was counted holds topics chat by chat, whichever they belong to.
      return topicOf === 'person' && trace !== null && index < instances.topic;
    case 'storage':
      return instances[index === 1 ? 'userGatewayStorage' : 'chatUserStorage'] > 0;
  }
}
