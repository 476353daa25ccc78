/**
 * Who paid what: whole counts per instance. Times and bytes are these counts multiplied by a cost,
 * once, at the end. Doubles hold whole numbers exactly to 2^53.
 */
import type { Scenario } from './scenario';

/** Counts per instance, indexed by the instance. */
export type Counts = Float64Array;

export interface Ledger {
  readonly gateways: {
    /** Copies taken in. */
    readonly receipts: Counts;
    /** Of these, the ones that serve nobody: no viewer is there. */
    readonly wasted: Counts;
    /** Attempts to write a socket. */
    readonly writes: Counts;
    /** People whom the gateway gave up on, once per message. */
    readonly lost: Counts;
    /** Jobs turned away because the line was full. */
    readonly dropped: Counts;
    readonly connections: Counts;
    /** Chats whose messages the gateway must take in: those of its people, or of its viewers where it subscribes for them. */
    readonly chats: Counts;
    /** People who came to it by switching to another chat, their sockets opened anew or not. */
    readonly switches: Counts;
    /** Of these, the handshakes: where gateways belong to chats, every switch takes one. */
    readonly handshakes: Counts;
  };
  readonly userGatewayStorage: {
    readonly queries: Counts;
    readonly lookups: Counts;
    /** Written while people connected, anew too. */
    readonly writes: Counts;
    readonly dropped: Counts;
  };
  readonly chatUserStorage: {
    readonly queries: Counts;
    readonly lookups: Counts;
    readonly dropped: Counts;
  };
  readonly topics: {
    readonly subscriptions: Counts;
    readonly publishes: Counts;
    readonly notifications: Counts;
    readonly dropped: Counts;
    /** Where gateways subscribe to chats, by chat: told by gateways whose first viewer came, whose last one left. */
    readonly subscribes: Counts;
    readonly unsubscribes: Counts;
  };
  readonly users: { readonly deliveries: Counts };
  /** Chats given to each gateway by the coordinator. */
  readonly coordinator: { readonly assignments: Counts };
  readonly messages: {
    readonly posted: number;
    /** User-gateway shards asked, per message. */
    readonly shardsAsked: Counts;
    /** From posting to the first and to the last viewer, microseconds; −1 where nobody heard. */
    readonly firstViewerMicros: Float64Array;
    readonly lastViewerMicros: Float64Array;
  };
}

/** What takes a gateway's time. */
interface Worked {
  readonly gateways: Pick<Ledger['gateways'], 'receipts' | 'writes' | 'handshakes'>;
}

/** Microseconds that each gateway spends in the run: on messages, and on people who connect anew. */
export function busyMicros({ gateways }: Worked, costs: Pick<Scenario, 'tReceipt' | 'tWrite' | 'tHandshake'>): Float64Array {
  const { receipts, writes, handshakes } = gateways;
  return receipts.map((count, index) => count * costs.tReceipt + writes[index]! * costs.tWrite + handshakes[index]! * costs.tHandshake);
}
