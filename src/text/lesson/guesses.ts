/** A guess, or a result, in words. */

/** An answer that is no amount. */
export const quoted = (label: string): string => `“${label}”`;

/** Things in an order, the least first. */
export const inOrder = (labels: readonly string[]): string => labels.join('; then ');

/** One thing of an order with its amount. */
export const measured = (label: string, amount: string): string => `${label}: ${amount}`;
