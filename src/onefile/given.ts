/** What stands in the file beside its script: which figure it is. */

/** The element that holds it, as JSON. */
export const GIVEN_ID = 'given';

export interface Given {
  /** The figure's address, as behind the `#` of an embedded one. */
  readonly hash: string;
  /** Where the whole app lies; null where nobody has said. */
  readonly home: string | null;
}

/** Read by the figure's script. */
export function readGiven(): Given {
  return JSON.parse(document.getElementById(GIVEN_ID)!.textContent) as Given;
}
