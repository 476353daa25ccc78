/**
 * What a word of the fan-out vocabulary is: to whom a hop leads, said twice. Among people, for the
 * event engine, which follows every copy; and in counts, for the counting engine, which never sees a
 * person. What follows in the mean is the second with expected counts in place of counted ones, since
 * every amount is a sum of parts that each follow one count. The law holds the two readings together.
 */
import type { Amounts } from '../amounts';
import type { ChatRow } from '../chatrow';
import type { Role, Space } from '../roles';

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

/** Visits whomever a copy goes on to, in the order in which they are sent to. */
export type Reach = (row: ChatRow, to: Role, copy: Copy, visit: Visit) => void;

/** A copy is for all of a chat, or for one person. */
export type CopyKind = 'chat' | 'person';

/** The copies of one message in the hands of a role: by the role's own instances, or by the people they are for. */
export interface Held {
  readonly space: Space;
  readonly kind: CopyKind;
  readonly copies: Amounts;
}

/** The copies that leave for the next role, as they arrive there, and what they carry: a unit each where left out. */
export interface Reached {
  readonly copies: Amounts;
  readonly units?: Amounts;
}

/** How a word leads in counts. Null where the amounts do not follow the counts of an instance alone. */
export type Count = (held: Held) => Reached | null;

export interface Word {
  /** By what the instances that it reaches are numbered; `role` where the role decides. */
  readonly space: Space | 'role';
  /** The kinds of copies that it takes, and who may hold them; anybody where left out. */
  readonly takes: { readonly kinds: readonly CopyKind[]; readonly spaces?: readonly Space[] };
  /** The kind that it makes of them: the same where left out. */
  readonly makes?: CopyKind;
  /** The word only means something where the design places people so. */
  readonly places?: 'byChat' | 'byCommunity';
  readonly people: Reach;
  readonly count: Count;
}

/** Makes a word's reading in counts of what one copy for the chat comes to, where it is held once for the chat. */
export function fromTheChat(ofOne: (copies: number) => Reached): Count {
  return ({ copies }) => {
    const { chat, relays, ...others } = copies;
    const isElsewhere = relays !== 0 || Object.values(others).some((line) => Object.values(line).some((amount) => amount !== 0));
    return isElsewhere ? null : ofOne(chat);
  };
}
