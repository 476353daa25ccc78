/** The shape of a seat map from far, as it crosses from the worker to the page. */
export interface Painting {
  readonly rows: number;
  readonly columns: number;
  readonly chats: number;
  readonly gateways: number;
  /** Chats that were placed for it; fewer than all where a row of bins holds many. */
  readonly chatsPainted: number;
  /** People belong to several chats: whoever is on a chat's list counts as a member of it here. */
  readonly isOfLists: boolean;
  /** By row · columns + column: share of the bin's cells that hold a member, 0 to 1. */
  readonly interested: Float32Array;
  /** By row · columns + column: members in a cell of the bin, in the mean. */
  readonly members: Float32Array;
  /** By row: gateways that hold a member of one of its chats, in the mean. */
  readonly holders: Float32Array;
  /** By row: copies that gateways take in for one message of one of its chats, in the mean. */
  readonly copies: Float32Array;
}
