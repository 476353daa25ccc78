/** How much smaller a picture must be drawn to fit into the room that there is. */

const STEP = 0.02;
/** Smaller than this nothing can be told apart. */
const LEAST = 0.2;

export interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * The largest factor, at most 1, at which a picture that is laid out for a room enlarged by its
 * inverse is no higher than the room.
 * @param heightIn how high the picture is that is laid out for a room
 */
export function shrinkToFit(room: Room, heightIn: (room: Room) => number): number {
  for (let factor = 1; factor > LEAST; factor -= STEP) {
    if (heightIn({ width: room.width / factor, height: room.height / factor }) * factor <= room.height) return factor;
  }
  return LEAST;
}
