/** A scenario as a small picture of rows and columns: who is where in it, far too small to be counted. */
import { expectedPerMessage } from '../../engine/theory/theory';
import type { Design } from '../../model/design';
import type { Scenario } from '../../model/scenario';

export interface ScenePicture {
  readonly rows: number;
  readonly columns: number;
  /** Cells in which somebody hears the row's chat, row by row. */
  readonly heard: readonly (readonly boolean[])[];
}

/** Up to so many are drawn one by one; of more, a few for each power of ten. */
const ONE_BY_ONE = 4;
const ROWS_PER_DECADE = 1.25;
const COLUMNS_PER_DECADE = 4;

function drawn(count: number, perDecade: number): number {
  return count <= ONE_BY_ONE ? count : ONE_BY_ONE + Math.round(Math.log10(count / ONE_BY_ONE) * perDecade);
}

/** As many cells of a row are filled as gateways of the scenario take in a copy, in the mean; at least one. */
export function scenePicture(scenario: Scenario, design: Design): ScenePicture {
  const rows = drawn(scenario.chats, ROWS_PER_DECADE);
  const columns = drawn(scenario.gateways, COLUMNS_PER_DECADE);
  const share = Math.min(1, expectedPerMessage(scenario, design).receipts / scenario.gateways);
  const filled = Math.max(1, Math.round(share * columns));
  const upTo = (column: number): number => Math.floor((column * filled) / columns);
  // Spread evenly along the row, and each row begins elsewhere.
  const heard = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const at = (column + row * 3) % columns;
      return upTo(at + 1) > upTo(at);
    }),
  );
  return { rows, columns, heard };
}
