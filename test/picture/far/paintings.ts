/** Paintings of the map from far, made up. */
import type { Painting } from '../../../src/model/painting';

/** A painting of so many rows and columns, each a chat and a gateway unless told; its cells hold as many people as `membersOf` says. */
export function painted(rows: number, columns: number, membersOf: (cell: number) => number, { chats, gateways } = { chats: rows, gateways: columns }): Painting {
  const members = Float32Array.from({ length: rows * columns }, (_, cell) => membersOf(cell));
  const copies = Float32Array.from({ length: rows }, (_, row) => members.slice(row * columns, (row + 1) * columns).filter((held) => held > 0).length);
  return { rows, columns, chats, gateways, chatsPainted: chats, isOfLists: false, members, interested: members.map((held) => Math.min(1, held)), holders: copies, copies };
}
