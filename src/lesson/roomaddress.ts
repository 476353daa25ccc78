/** A classroom's addresses: those of the lesson, with a room and a role. */
import { nearestIn } from '../link/nearest';
import { repairOf, repairText } from '../link/repair';
import { AS_AUDIENCE } from '../text/lesson/address';
import { noneOf } from '../text/link/repairs';
import { firstValues, toldOf } from './address';

const ROLES = ['presenter', 'audience', 'screen'] as const;
/** One window of a room: with notes, for the class to look at, or the only one, mirrored on the wall. */
export type Role = (typeof ROLES)[number];

export interface RoomAddress {
  /** Empty where a window stands alone. */
  readonly room: string;
  readonly role: Role;
  /** The rest of the hash, which is the lesson's. */
  readonly lesson: string;
  /** What could not be used of what is the room's, or came twice, in words. */
  readonly problems: readonly string[];
}

/** Takes the hash of a room's address apart. */
export function readRoom(hash: string): RoomAddress {
  const { values, problems } = firstValues(hash);
  const wanted = values.get('role');
  const role = ROLES.find((one) => one === wanted);
  if (wanted !== undefined && !role) problems.push(repairText(repairOf('role', wanted, noneOf(ROLES, nearestIn(ROLES)(wanted)), AS_AUDIENCE)));
  const room = values.get('room') ?? '';
  values.delete('role');
  values.delete('room');
  return { room, role: role ?? 'audience', lesson: new URLSearchParams([...values]).toString(), problems: toldOf(problems) };
}

/** The hash of a room's address, without its `#`. */
export function writeRoom({ room, role, lesson }: Omit<RoomAddress, 'problems'>): string {
  return [lesson, room === '' ? '' : `room=${room}`, role === 'audience' ? '' : `role=${role}`].filter((part) => part !== '').join('&');
}

/** A room's name that no other room has: letters and digits, for an address. */
export function roomName(random: Uint32Array): string {
  return [...random].map((word) => word.toString(36).padStart(7, '0')).join('');
}
