/**
 * Bytes as letters that may stand in a page's script: five for four bytes, where base64 takes four for three.
 * The 85 digits are the letters from `#` to `w`, but `x` for `<`, which could end a script. `unpack.js` reads them.
 */
const FIRST = '#'.charCodeAt(0);
const BASE = 85;
const BYTES = 4;

function letterOf(digit: number): string {
  const letter = String.fromCharCode(FIRST + digit);
  return letter === '<' ? 'x' : letter;
}

/** The last of them stand for as many bytes as are left, one letter more than that. */
export function asLetters(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES) {
    const left = Math.min(BYTES, bytes.length - at);
    let value = 0;
    for (let byte = 0; byte < BYTES; byte++) value = value * 256 + (bytes[at + byte] ?? 0);
    let letters = '';
    for (let digit = 0; digit <= BYTES; digit++) {
      letters = letterOf(value % BASE) + letters;
      value = Math.floor(value / BASE);
    }
    groups.push(letters.slice(0, left + 1));
  }
  return groups.join('');
}
