/**
 * What was wrong with a link or a file, and what was done about it. A problem ends a sentence about a
 * value: "is above 10, the most". What is used instead is half a sentence: "attempts=10 is used
 * instead". Numbers stand as one would write them in a link, so they come as text.
 */

/** What a repair is about where it is about no key alone. */
export const WHOLE_LINK = 'the link';
export const WHOLE_FILE = 'the file';

/** ", did you mean gateways?" after an unknown word; nothing where no known one is near. */
const meant = (near: string | undefined): string => (near === undefined ? '' : `, did you mean ${near}?`);

// What can be wrong with any pair of key and value.
export const NO_VALUE = 'has no value';
export const NO_KEY = 'has no key';
export const NO_EQUALS = 'has no "=" and no value';
export const BROKEN_CODE = 'has a "%" that is not the code of a character';
export const NOT_A_NUMBER = 'is not a number';
export const NOT_A_PLAIN_NUMBER = 'is not a plain number, such as 1000 or 0.5';
export const TOO_NEW = 'is newer than the keys known here';
export const unknownKey = (near: string | undefined): string => `unknown key${meant(near)}`;
export const afterAnother = (key: string): string => `comes after another ${key}`;
export const tooLong = (characters: number): string => `is ${String(characters)} characters long`;
export const noneOf = (words: readonly string[], near?: string): string => `is not one of ${words.join(', ')}${meant(near)}`;

// What is used instead.
export const LEFT_OUT = 'it is left out';
export const FIRST_KEPT = 'the first one is kept';
export const insteadUsed = (key: string, value: string): string => `${key}=${value} is used instead`;
export const beginningRead = (characters: number): string => `only its first ${String(characters)} characters are read`;
export const restLeftOut = (after: number): string => `it and the ${String(after)} after it are left out`;

// Sizes and people.
export const NOT_A_SIZE = 'is not count*size or a size, as in 3*20 or 20';
/** Words behind a pasted size that change nothing. */
export const SIZE_UNITS = ['people', 'person', 'members', 'member', 'users', 'user'] as const;
export const HEADING = 'is read as a heading';
export const SIZE_LEFT_OUT = 'this part is left out';
export const sizesRead = (characters: number): string => `only the parts within its first ${String(characters)} are read`;
export const tooManyChats = (most: number): string => `makes more than ${String(most)} chats, the most`;
export const tooManyPeople = (most: number): string => `makes more than ${String(most)} people, the most`;
export const contradictsSizes = (meant: number): string => `contradicts sizes, which make it ${String(meant)}`;
export const peopleAboveMost = (areAlike: boolean, chats: number, people: number, most: number): string =>
  `in ${areAlike ? 'each' : 'the largest'} of ${String(chats)} chats makes ${String(people)} people, above ${String(most)}, the most`;

// Chats that people belong to.
export const aboveChats = (chats: number): string => `is above ${String(chats)}, the number of chats`;
export const listsAboveMost = (most: number): string => `makes more than ${String(most)} people on all lists together, the most`;

// The page's language.
export const NO_SUCH_LANGUAGE = 'is no language of this page';
export const languageUsed = (name: string): string => `it is in ${name}`;

// A second scenario beside the first.
export const SAME_FOR_BOTH = 'is the same for both';
export const NEEDS_TWO = 'is for a page that shows two';

// Messages posted by hand.
export const NOT_AN_ACTION = 'is not milliseconds:verb:target, as in 120:post:u3';
export const ACTION_LEFT_OUT = 'this action is left out';
export const TIME_NOT_A_NUMBER = 'has a time that is not a number';
export const TIME_TOO_EARLY = 'has a time below 0, the least';
export const UNKNOWN_VERB = 'has an unknown verb; the only one is post';
export const NOBODY = 'names nobody; people are u1, u2 and so on';
export const timeTooLate = (latest: string): string => `has a time above ${latest}, the most`;
export const tooManyActions = (most: number): string => `comes after ${String(most)} actions, the most`;
export const nobodyThere = (people: number, last: string): string =>
  `names somebody who is not there; ${people === 1 ? 'the only one is u1' : `people are u1 to u${last}`}`;

// Files.
export const NOT_A_SCENARIO = 'is not a scenario of Fanout Lab';
export const TOO_DEEP = 'holds values within values too deeply to be a scenario';
export const UNKNOWN_VERSION = 'is not known here';
export const REPAIRED_ALIKE = 'each is repaired in the same way';
export const NOTHING_USED = 'nothing of it is used';
export const fileTooLong = (characters: number, most: number): string => `is ${String(characters)} characters long, above ${String(most)}, the most`;
export const readAsVersion = (version: number): string => `the file is read as version ${String(version)}`;
export const moreFaults = (faults: number): string => `has ${String(faults)} more faults`;

// Figures embedded in a page.
export const SYSTEM_DECIDES = 'the reader’s system decides';
export const NEEDED_AT_STEP = 'is needed to answer a step’s question';
export const STAYS = 'it stays';
export const INSTEAD_OF_QUESTION = 'stands where the step’s question must';
export const beginningShown = (characters: number): string => `its first ${String(characters)} are shown`;

// Guesses that a friend has sent.
export const NOT_A_GUESS = 'is no guess at a question of this step';
