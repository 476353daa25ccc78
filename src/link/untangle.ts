/**
 * Addresses as they come back from editors, mails and chat apps: escaped, encoded once too often,
 * wrapped over lines, with a bracket or a full stop behind, with a tracker's keys. What has one meaning
 * only is put right here, before anything is read. An author's caption is words of any kind, and stays.
 */

/** An `&` that an editor has escaped, once or several times, or that stood in JSON, in a shell or in TeX. */
const ESCAPED_AND = /\\{1,4}(?:u0026|&)|&(?:amp(?:;|%3B)|#0*38;|#x0*26;)+/gi;
/** Other signs that an editor has escaped, without their `&`; at the end they stood around the link. */
const ESCAPED_SIGN = /^(?:quot|apos|gt|lt|nbsp|#\d+|#x[\da-f]+)$/i;
/** Where a mail has broken a line that was encoded afterwards. */
const ENCODED_BREAK = /(?:%0[AD])+(?:%20|%09)*/gi;
/** Keys that say where a reader has come from, with their values. */
const TRACKERS = /(?:^|&)(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_ga|_gl|vero_id)=[^&]*/gi;
/** A tracker that takes what it appends for the first key of all. */
const APPENDED = /\?(?=\w+=)/g;
/** An `&` within a value, encoded, with another key behind it. */
const ENCODED_AND = /%(?:25)*26(?:amp(?:;|%(?:25)*3B))*(?=[a-z_]\w*(?:=|%(?:25)*3D))/gi;
/** What stands behind a link in a sentence, in brackets or in quotes, seen or not. */
const BEHIND = /[\s\u00AD\u200B-\u200F\u2060\uFEFF)\]}>.,;:!?'"`*_~|…‘’“”«»‹›。，、！？）」』】]/u;
/** Keys whose values are words of letters, digits and few signs, none of them at the end. */
const WORD_KEYS: ReadonlySet<string> = new Set(['embed', 'theme', 'hide', 'step', 'route', 'said', 'room', 'role', 'card', 'lang']);
const WORDS = /^[\w.:,~-]+$/;
const PLAIN_PAIR = /^[a-z]+=[\w.:,*~-]*$/i;
/** Times that an address is decoded as a whole. */
const MOST_DECODED = 3;

/** The hash of an address, without its `#`, put right. One that is right stays as it is. */
export function untangled(hash: string): string {
  const text = withoutTrackers(decoded(oneLine(hash.trim().replace(/^#/, ''))).replace(ESCAPED_AND, '&'));
  // Most need no more, and a link can hold fifty thousand pieces.
  const parted = /[%?]/.test(text) ? withoutTrackers(text.split('&').flatMap(piecesOf).join('&')) : text;
  const kept = withoutSigns(parted);
  const last = kept.lastIndexOf('&') + 1;
  return kept.slice(0, last) + withoutEnd(kept.slice(last));
}

function withoutTrackers(text: string): string {
  return text.replace(TRACKERS, '').replace(/^&+/, '');
}

/** A text without the escaped signs at its end, which stood around the link. */
function withoutSigns(text: string): string {
  let kept = text;
  for (let at = kept.lastIndexOf('&'); at >= 0 && ESCAPED_SIGN.test(withoutBehind(kept.slice(at + 1))); at = kept.lastIndexOf('&')) kept = kept.slice(0, at);
  return kept;
}

/** A value without what may have stood behind it in a text. */
export function withoutBehind(value: string): string {
  let end = value.length;
  while (end > 0 && BEHIND.test(value[end - 1]!)) end--;
  return value.slice(0, end);
}

/** A text that a mail has wrapped, without the signs by which it quotes a line. */
function oneLine(text: string): string {
  const lines = text.split(/[\r\n]+/);
  return lines.length === 1 ? text : lines.map((line, index) => (index === 0 ? line : line.replace(/^[\s>]+/, '')).trimEnd()).join('');
}

/** A text without `=` of its own is decoded as a whole, as often as it was encoded. */
function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < MOST_DECODED && !plain.includes('=') && /%(?:25)*3D/i.test(plain); times++) plain = decodedOnce(plain);
  return plain;
}

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function keyOf(piece: string): string {
  return piece.split('=', 1)[0]!;
}

/** A piece between two `&`s, or the several that it was before it was encoded. */
function piecesOf(piece: string): string[] {
  const plain = decoded(piece);
  if (keyOf(plain) === 'caption') return [plain];
  return plain.replace(ENCODED_AND, '&').replace(APPENDED, '&').split('&').map(decoded).map(unwrapped);
}

function unwrapped(piece: string): string {
  const whole = piece.replace(ENCODED_BREAK, '');
  return PLAIN_PAIR.test(whole) ? whole : piece;
}

/** The last piece without what stood behind the link; of a scenario's key, its own reader knows better. */
function withoutEnd(piece: string): string {
  const key = keyOf(piece);
  if (!WORD_KEYS.has(key)) return piece;
  const value = withoutBehind(decodedOnce(piece.slice(key.length + 1)));
  return WORDS.test(value) ? `${key}=${value}` : piece;
}
