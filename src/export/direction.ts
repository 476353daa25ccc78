/** Which way a line of text runs in a file, where no page tells it: as on the page, as its first letter does. */

/** What runs its own way within a line says nothing of the line. */
const APART = /[\u2066-\u2068][^\u2069]*\u2069/g;
const FIRST_FROM_RIGHT = /^[^\p{L}\u200E\u200F]*(?:\u200F|\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam})/u;
/** Signs that nobody sees, and that turn the words beside them. */
const TURNS = /^[\u200E\u200F\u202A-\u202E\u2066-\u2069]$/;

/** Whether a text runs from right to left. */
export function isFromRight(text: string): boolean {
  return FIRST_FROM_RIGHT.test(text.replace(APART, ''));
}

/** Whether a character has no place of its own and is needed where it stands. */
export function turnsWords(character: string): boolean {
  return TURNS.test(character);
}
