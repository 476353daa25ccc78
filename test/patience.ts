/**
 * The longest that anything is waited for, wherever a test says nothing else: many times longer than any run or comparison takes
 * to be worked out and played on a machine that does four more things, so that it ends what hangs and times nothing.
 */
export const PATIENCE_MILLIS = 180_000;
