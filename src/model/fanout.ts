/** Where each word of the fan-out vocabulary leads. One implementation a word, used by both engines. */
import type { ChatRow } from './chatrow';
import type { Fanout, Role } from './design';

/** A copy at its sender: which instance holds it, and for whom it is, where it is for one person. */
export interface Copy {
  readonly at: number;
  readonly person: number;
}

/** Nobody in particular: a copy for a whole chat. */
export const NO_PERSON = -1;

/**
 * Called once per copy that leaves: the instance that it reaches, the units that it carries there
 * (look-ups for a storage, 1 otherwise), and the person that it is for.
 */
export type Visit = (target: number, units: number, person: number) => void;

export type Reach = (row: ChatRow, to: Role, copy: Copy, visit: Visit) => void;

/** The instance of a role that owns a chat. */
function ownerOf(row: ChatRow, role: Role): number {
  return role === 'chatUserStorage' ? row.chatShard : row.chat;
}

export const REACH = {
  owner: (row, to, copy, visit) => {
    visit(ownerOf(row, to), 1, copy.person);
  },
  memberShards: (row, _to, copy, visit) => {
    for (let index = 0; index < row.shards.length; index++) {
      visit(row.shards[index]!, row.membersByShard[index]!, copy.person);
    }
  },
  interestedGateways: (row, _to, copy, visit) => {
    for (const gateway of row.gateways) visit(gateway, 1, copy.person);
  },
  viewingGateways: (row, _to, copy, visit) => {
    for (const gateway of row.viewingGateways) visit(gateway, 1, copy.person);
  },
  everyGateway: (row, _to, copy, visit) => {
    for (let gateway = 0; gateway < row.gatewayCount; gateway++) visit(gateway, 1, copy.person);
  },
  memberTopics: (row, _to, _copy, visit) => {
    for (let member = 0; member < row.members; member++) {
      const person = row.firstPerson + member;
      visit(person, 1, person);
    }
    for (const person of row.visitors) visit(person, 1, person);
  },
  subscriber: (row, _to, copy, visit) => {
    if (row.isConnected(copy.person)) visit(row.seat(copy.person), 1, copy.person);
  },
  chatGateways: (row, _to, copy, visit) => {
    for (const gateway of row.chatGateways) visit(gateway, 1, copy.person);
  },
  localMembers: (row, _to, copy, visit) => {
    for (const person of row.viewersAt(copy.at)) visit(person, 1, person);
  },
  addressee: (row, _to, copy, visit) => {
    if (row.isViewing(copy.person)) visit(copy.person, 1, copy.person);
  },
} satisfies Record<Fanout, Reach>;

/** Whether nobody reads what a gateway takes in with this copy: the person that it is for, or anybody there. */
export function servesNobody(row: ChatRow, { at, person }: Copy): boolean {
  return person === NO_PERSON ? !row.hasViewer(at) : !row.isViewing(person);
}
