/** A few chats on a few gateways, cell by cell, as they cross from the worker to the page. */

/** Which cells: so many chats and gateways from these on. */
export interface Neighbours {
  readonly firstChat: number;
  readonly chats: number;
  readonly firstGateway: number;
  readonly gateways: number;
}

export interface Neighbourhood extends Neighbours {
  /** By row · gateways + column: members who have the chat open, and others who are connected there. */
  readonly viewing: Float64Array;
  readonly away: Float64Array;
  /** By cell: copies that the gateway takes in for one message of the chat. */
  readonly copies: Float64Array;
  /** Some members of each chat, evenly chosen, stood for all: the numbers are about right. */
  readonly isSampled: boolean;
}
