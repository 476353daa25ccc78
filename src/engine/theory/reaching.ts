/** Of what is said in chats, how much of it their viewers hear: parts of a chat hear only themselves, and a cap drops what is above it. */
import type { Design } from '../../model/design';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { expectedPerMessage } from './theory';

/** The same design, with chats left whole and nothing dropped. */
function leavingNothingOut(design: Design): Design {
  const whole: { -readonly [Key in keyof Design]: Design[Key] } = { ...design };
  delete whole.rooms;
  delete whole.owner;
  return whole;
}

/**
 * The share of all hearings, of each message by each viewer of its chat, that come about while nothing fails; null
 * where nobody has a chat open.
 */
export function reachedShare(scenario: Scenario, design: Design): number | null {
  const heard = expectedPerMessage(scenario, design).deliveries;
  if (!design.rooms && design.owner?.does !== 'admits') return heard > 0 ? 1 : null;
  const meant = expectedPerMessage(scenario, leavingNothingOut(design)).deliveries;
  // A hair above is rounding: nothing reaches more than all.
  return meant > 0 ? Math.min(1, heard / meant) : null;
}

/** Members of a chat's smallest and largest part; null where chats are whole. */
export function roomSizes(scenario: Scenario, design: Design): { readonly least: number; readonly most: number } | null {
  const rooms = roomsOf(scenario, design);
  if (!rooms.whole) return null;
  const { chatsBySize, largest } = sizesOf(rooms);
  return { least: [...chatsBySize.keys()].reduce((least, size) => Math.min(least, size), largest), most: largest };
}
