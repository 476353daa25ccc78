/** The fan-out vocabulary: one file a word. A word that stands here can be said in any design. */
import { addressee } from './addressee';
import { badgedGateways } from './badgedGateways';
import { chatGateways } from './chatGateways';
import { everyGateway } from './everyGateway';
import { interestedGateways } from './interestedGateways';
import { itsEdge } from './itsEdge';
import { itsGateway } from './itsGateway';
import { itsInterested } from './itsInterested';
import { localBadged } from './localBadged';
import { localMembers } from './localMembers';
import { memberShards } from './memberShards';
import { memberTopics } from './memberTopics';
import { owner } from './owner';
import { relays } from './relays';
import { seatGateways } from './seatGateways';
import { subscriber } from './subscriber';
import { viewerStreams } from './viewerStreams';
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
  seatGateways,
  itsGateway,
  relays,
  itsInterested,
  viewerStreams,
  itsEdge,
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
