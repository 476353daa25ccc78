/** The fan-out vocabulary: one file a word. A word that stands here can be said in any design. */
import { addressee } from './addressee';
import { badgedGateways } from './badgedGateways';
import { chatGateways } from './chatGateways';
import { everyGateway } from './everyGateway';
import { interestedGateways } from './interestedGateways';
import { itsGateway } from './itsGateway';
import { localBadged } from './localBadged';
import { localMembers } from './localMembers';
import { memberShards } from './memberShards';
import { memberTopics } from './memberTopics';
import { owner } from './owner';
import { subscriber } from './subscriber';
import { viewingGateways } from './viewingGateways';
import type { Word } from './word';

export const WORDS = {
  owner,
  memberShards,
  interestedGateways,
  viewingGateways,
  everyGateway,
  badgedGateways,
  chatGateways,
  itsGateway,
  memberTopics,
  subscriber,
  localMembers,
  localBadged,
  addressee,
} as const satisfies Record<string, Word>;

/** To which instances a hop goes. */
export type Fanout = keyof typeof WORDS;

/** The row of a word as the general type. */
export function wordOf(fanout: Fanout): Word {
  return WORDS[fanout];
}
