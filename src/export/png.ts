/** Puts a line of text into a PNG, where picture viewers and programs find it: a chunk of the kind tEXt. */

/** What every PNG begins with; after it comes the chunk IHDR. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** A chunk's length and kind before its data, and its checksum after. */
const LENGTH_BYTES = 4;
const KIND_BYTES = 4;
const CHECK_BYTES = 4;

/** The checksum of PNG: CRC-32 with the polynomial 0xedb88320, bit by bit, as its specification has it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A chunk: its length, its kind, its data, and the checksum of the last two. */
function chunk(kind: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(LENGTH_BYTES + KIND_BYTES + data.length + CHECK_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(latin(kind), LENGTH_BYTES);
  bytes.set(data, LENGTH_BYTES + KIND_BYTES);
  const checked = bytes.subarray(LENGTH_BYTES, bytes.length - CHECK_BYTES);
  view.setUint32(bytes.length - CHECK_BYTES, crc32(checked));
  return bytes;
}

/** One byte a character. What is no plain ASCII is written as in an address, in percent. */
function latin(text: string): Uint8Array {
  const plain = text.replace(/[^ -~]+/g, (part) => encodeURIComponent(part));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/**
 * The same picture with a text chunk after its header.
 * @param keyword 1 to 79 characters, such as "Comment"
 * @throws RangeError where the bytes are no PNG
 */
export function withText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  if (!SIGNATURE.every((byte, index) => png[index] === byte)) throw new RangeError('these bytes are no PNG');
  const header = SIGNATURE.length;
  const headerData = new DataView(png.buffer, png.byteOffset).getUint32(header);
  const after = header + LENGTH_BYTES + KIND_BYTES + headerData + CHECK_BYTES;
  const added = chunk('tEXt', Uint8Array.from([...latin(keyword), 0, ...latin(text)]));
  const bytes = new Uint8Array(png.length + added.length);
  bytes.set(png.subarray(0, after));
  bytes.set(added, after);
  bytes.set(png.subarray(after), after + added.length);
  return bytes;
}
