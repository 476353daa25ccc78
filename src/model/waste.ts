/** Copies that serve nobody: a gateway takes one in, and nobody there reads it. Among people, and in counts. */
import { atGateways, type Amounts } from './amounts';
import type { ChatRow } from './chatrow';
import { NO_PERSON, type Copy, type CopyKind } from './words/word';

/** Whether nobody reads what a gateway takes in with this copy: the person that it is for, or anybody there. */
export function servesNobody(row: ChatRow, { at, person }: Copy): boolean {
  return person === NO_PERSON ? !row.hasViewer(at) : !row.isViewing(person);
}

/** Of the copies that gateways take in, those that serve nobody. A gateway with a viewer has somebody connected, too. */
export function wastedOf(kind: CopyKind, { gateways }: Amounts): Amounts {
  const { always, holding, perMember } = gateways;
  return kind === 'person' ? atGateways({ perMember, perViewer: 0 - perMember }) : atGateways({ always, holding, viewed: 0 - always - holding });
}
