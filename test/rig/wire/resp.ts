/** The protocol of Redis (RESP 2), the part that the rig speaks: for our client and our embedded server alike. */

/** What a server answers. A bulk string stays a buffer: a message is bytes. */
export type Reply = string | number | null | Buffer | Error | readonly Reply[];

/** A word of a command. */
export type Word = string | number | Buffer;

const INCOMPLETE = Symbol('incomplete');
const NOTHING = Buffer.alloc(0);
const CARRIAGE_RETURN = 13;

/**
 * A command as the text of its bytes (latin1). Text and not buffers, because a hundred short commands
 * of one turn are then one string and one write.
 */
export function commandText(words: readonly Word[]): string {
  let text = `*${String(words.length)}\r\n`;
  for (const word of words) {
    const part = typeof word === 'object' ? word.toString('latin1') : String(word);
    text += `$${String(part.length)}\r\n${part}\r\n`;
  }
  return text;
}

/** An answer as the text of its bytes (latin1). */
export function replyText(reply: Reply): string {
  if (reply === null) return '$-1\r\n';
  if (typeof reply === 'number') return `:${String(reply)}\r\n`;
  if (typeof reply === 'string') return `+${reply}\r\n`;
  if (reply instanceof Error) return `-ERR ${reply.message}\r\n`;
  if (Buffer.isBuffer(reply)) return `$${String(reply.length)}\r\n${reply.toString('latin1')}\r\n`;
  return `*${String(reply.length)}\r\n${reply.map(replyText).join('')}`;
}

/** Takes a stream of bytes apart into values. */
export class RespReader {
  #buffer: Buffer = NOTHING;
  #at = 0;

  /** Calls `take` with each value that is complete now; the rest waits for more bytes. */
  feed(chunk: Buffer, take: (value: Reply) => void): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    this.#at = 0;
    for (;;) {
      const start = this.#at;
      const value = start < this.#buffer.length ? this.#value() : INCOMPLETE;
      if (value === INCOMPLETE) {
        this.#buffer = start === this.#buffer.length ? NOTHING : this.#buffer.subarray(start);
        return;
      }
      take(value);
    }
  }

  #value(): Reply | typeof INCOMPLETE {
    const end = this.#buffer.indexOf(CARRIAGE_RETURN, this.#at);
    // The line feed behind it must be there too.
    if (end === -1 || end + 2 > this.#buffer.length) return INCOMPLETE;
    const kind = String.fromCharCode(this.#buffer[this.#at]!);
    const line = this.#buffer.toString('latin1', this.#at + 1, end);
    this.#at = end + 2;
    if (kind === '+') return line;
    if (kind === '-') return new Error(line);
    if (kind === ':') return Number(line);
    if (kind === '$') return this.#bulk(Number(line));
    if (kind === '*') return this.#list(Number(line));
    throw new Error(`the peer does not speak RESP: a value begins with ${JSON.stringify(kind)}`);
  }

  #bulk(length: number): Buffer | null | typeof INCOMPLETE {
    if (length === -1) return null;
    const start = this.#at;
    if (start + length + 2 > this.#buffer.length) return INCOMPLETE;
    this.#at = start + length + 2;
    return this.#buffer.subarray(start, start + length);
  }

  #list(length: number): readonly Reply[] | null | typeof INCOMPLETE {
    if (length === -1) return null;
    const list: Reply[] = [];
    for (let index = 0; index < length; index++) {
      const value = this.#at < this.#buffer.length ? this.#value() : INCOMPLETE;
      if (value === INCOMPLETE) return INCOMPLETE;
      list.push(value);
    }
    return list;
  }
}
