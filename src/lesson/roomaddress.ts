/** A classroom's addresses: those of the lesson, with a room and a role. */

/** One window of a room: with notes, for the class to look at, or the only one, mirrored on the wall. */
export type Role = 'presenter' | 'audience' | 'screen';

export interface RoomAddress {
  /** Empty where a window stands alone. */
  readonly room: string;
  readonly role: Role;
  /** The rest of the hash, which is the lesson's. */
  readonly lesson: string;
}

/** Takes the hash of a room's address apart. */
export function readRoom(hash: string): RoomAddress {
  const pairs = new URLSearchParams(hash.replace(/^#/, ''));
  const role = pairs.get('role');
  const room = pairs.get('room') ?? '';
  pairs.delete('role');
  pairs.delete('room');
  return { room, role: role === 'presenter' || role === 'screen' ? role : 'audience', lesson: pairs.toString() };
}

/** The hash of a room's address, without its `#`. */
export function writeRoom({ room, role, lesson }: RoomAddress): string {
  return [lesson, room === '' ? '' : `room=${room}`, role === 'audience' ? '' : `role=${role}`].filter((part) => part !== '').join('&');
}

/** A room's name that no other room has: letters and digits, for an address. */
export function roomName(random: Uint32Array): string {
  return [...random].map((word) => word.toString(36).padStart(7, '0')).join('');
}
