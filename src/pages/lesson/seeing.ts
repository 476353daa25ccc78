/** What an answer needs to be seen before it is left. */

/**
 * How long after an answer has come a press still means the button as it was before, “to the result”: people take
 * a quarter of a second at least to see that something has changed and to hold back a finger that is on its way.
 */
export const SEEING_MILLIS = 250;
