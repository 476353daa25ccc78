/** The Chat API: takes posts in, asks and sends as the design says, and keeps the coordinator's registry. */
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import type { ApiStep } from '../plan';
import {
  addressedTo, chatOf, chatTopic, FLUSH_TOPIC, frameOf, KIND, kindOf, membersKey, NO_PERSON, personTopic, seatKey,
} from '../wire/frames';
import type { Reply } from '../wire/resp';
import { RespClient } from '../wire/respclient';
import { Meter } from './meter';

export interface ApiOrder {
  readonly steps: readonly ApiStep[];
  readonly gatewayPorts: readonly number[];
  readonly brokerPort: number | null;
  readonly seatPorts: readonly number[];
  readonly memberPorts: readonly number[];
  readonly seatShard: readonly number[];
  readonly chatShard: readonly number[];
  readonly chatGateways: readonly (readonly number[])[];
}

/** A count beside the topic that it is of. */
export type TopicCount = readonly [topic: string, count: number];

export interface ApiCounts {
  readonly posts: number;
  readonly publishes: readonly TopicCount[];
  /** As the broker answered to each publish: how many it notified. */
  readonly notifications: readonly TopicCount[];
  readonly cpuMicros: number;
}

/** Copies for one chat, or for several in turn, sent in blocks of so many at once. */
export interface Blocks {
  readonly by: 'link' | 'broker';
  readonly chat: number;
  /** How many chats take turns, from `chat` on. */
  readonly chats: number;
  readonly bytes: number;
  readonly inBlock: number;
  readonly blocks: number;
  readonly gapMillis: number;
  readonly flush: number;
}

export type ApiCalls = ReturnType<typeof openApi>;

const PLAIN = { binary: true, compress: false };

/** What this process answers. */
export function openApi() {
  let api: ChatApi | null = null;
  const opened = (): ChatApi => api!;
  return {
    /** @returns the port to post to */
    open: (order: ApiOrder): Promise<number> => {
      api = new ChatApi(order);
      return api.open();
    },
    begin: (): void => {
      opened().begin();
    },
    counts: (): ApiCounts => opened().counts(),
    /** Sends copies past the design, to measure what taking them in costs. Answers when the last has left. */
    blocks: (blocks: Blocks): Promise<void> => opened().sendBlocks(blocks),
  };
}

/** What is known of a message by what was asked so far. */
interface Known {
  members: readonly number[];
  /** Gateways that hold a member, each once. */
  seats: readonly number[];
}

class ChatApi {
  readonly #order: ApiOrder;
  readonly #gateways: WebSocket[] = [];
  /** Gateways that have registered a viewer, by chat. */
  readonly #registry = new Map<number, Set<number>>();
  readonly #meter = new Meter();
  #broker: RespClient | null = null;
  #seats: RespClient[] = [];
  #members: RespClient[] = [];
  #publishes = new Map<string, number>();
  #notifications = new Map<string, number>();
  #posts = 0;
  /** Posts and publishes that are not yet done with, and the flush that waits for them. */
  #open = 0;
  #flush: Buffer | null = null;

  constructor(order: ApiOrder) {
    this.#order = order;
  }

  async open(): Promise<number> {
    const { gatewayPorts, brokerPort, seatPorts, memberPorts } = this.#order;
    for (const [gateway, port] of gatewayPorts.entries()) this.#gateways.push(await this.#linkTo(gateway, port));
    if (brokerPort !== null) this.#broker = await RespClient.open(brokerPort);
    this.#seats = await Promise.all(seatPorts.map((port) => RespClient.open(port)));
    this.#members = await Promise.all(memberPorts.map((port) => RespClient.open(port)));
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
    server.on('connection', (socket) => {
      socket.on('message', (data: RawData) => {
        this.#take(data as Buffer);
      });
    });
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  }

  begin(): void {
    this.#posts = 0;
    this.#publishes = new Map();
    this.#notifications = new Map();
    this.#meter.begin();
  }

  counts(): ApiCounts {
    return { posts: this.#posts, publishes: [...this.#publishes], notifications: [...this.#notifications], cpuMicros: this.#meter.micros() };
  }

  async sendBlocks({ by, chat, chats, bytes, inBlock, blocks, gapMillis, flush }: Blocks): Promise<void> {
    const frames = Array.from({ length: chats }, (_, turn) => frameOf({ kind: KIND.message, chat: chat + turn }, bytes));
    for (let block = 0; block < blocks; block++) {
      for (let copy = 0; copy < inBlock; copy++) {
        const turn = (block * inBlock + copy) % chats;
        const frame = frames[turn]!;
        if (by === 'broker') this.#publish(chatTopic(chat + turn), frame);
        else for (const gateway of this.#gateways) gateway.send(frame, PLAIN);
      }
      await new Promise((resolve) => setTimeout(resolve, gapMillis));
    }
    this.#flush = frameOf({ kind: KIND.flush, number: flush });
    this.#settle();
  }

  #linkTo(gateway: number, port: number): Promise<WebSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/server`, { perMessageDeflate: false });
      socket.once('error', reject);
      socket.once('open', () => {
        resolve(socket);
      });
      socket.on('message', (data: RawData) => {
        const chat = chatOf(data as Buffer);
        this.#registry.set(chat, (this.#registry.get(chat) ?? new Set()).add(gateway));
        socket.send(frameOf({ kind: KIND.registered, chat }), PLAIN);
      });
    });
  }

  #take(frame: Buffer): void {
    if (kindOf(frame) === KIND.flush) {
      this.#flush = frame;
      this.#settle();
      return;
    }
    this.#posts++;
    this.#open++;
    void this.#handle(frame).then(() => {
      this.#open--;
      this.#settle();
    });
  }

  /** Behind everything that was posted before it, the flush leaves by every way that messages leave. */
  #settle(): void {
    const flush = this.#flush;
    if (flush === null || this.#open > 0) return;
    this.#flush = null;
    this.#meter.end();
    this.#broker?.send(['PUBLISH', FLUSH_TOPIC, flush], () => undefined);
    for (const gateway of this.#gateways) gateway.send(flush, PLAIN);
  }

  async #handle(post: Buffer): Promise<void> {
    const chat = chatOf(post);
    // Whoever gets it need not know who sent it: from here on it is for the whole chat.
    const copy = addressedTo(post, NO_PERSON);
    const known: Known = { members: [], seats: [] };
    for (const step of this.#order.steps) {
      if (step === 'askMembers') known.members = await this.#membersOf(chat);
      else if (step === 'askSeats') known.seats = await this.#seatsOf(known.members);
      else this.#leave(step, chat, copy, known);
    }
  }

  #leave(step: Exclude<ApiStep, 'askMembers' | 'askSeats'>, chat: number, copy: Buffer, { members, seats }: Known): void {
    if (step === 'publishToChat') this.#publish(chatTopic(chat), copy);
    else if (step === 'publishToMembers') for (const person of members) this.#publish(personTopic(person), addressedTo(copy, person));
    else if (step === 'sendToEveryGateway') for (const gateway of this.#gateways) gateway.send(copy, PLAIN);
    else if (step === 'sendToSeats') for (const gateway of seats) this.#gateways[gateway]!.send(copy, PLAIN);
    else {
      for (const gateway of this.#order.chatGateways[chat]!) {
        if (this.#registry.get(chat)?.has(gateway) ?? false) this.#gateways[gateway]!.send(copy, PLAIN);
      }
    }
  }

  async #membersOf(chat: number): Promise<readonly number[]> {
    const list = await this.#members[this.#order.chatShard[chat]!]!.ask('GET', membersKey(chat));
    return (list as Buffer).toString('latin1').split(',').map(Number);
  }

  /** One MGET a shard that holds a member, of all that it holds; who is not connected has no seat. */
  async #seatsOf(members: readonly number[]): Promise<readonly number[]> {
    const keys = new Map<number, string[]>();
    for (const person of members) {
      const shard = this.#order.seatShard[person]!;
      const known = keys.get(shard);
      if (known) known.push(seatKey(person));
      else keys.set(shard, [seatKey(person)]);
    }
    const answers = await Promise.all([...keys].map(([shard, asked]) => this.#seats[shard]!.ask('MGET', ...asked)));
    const seats = new Set<number>();
    for (const seat of (answers as (readonly Reply[])[]).flat()) if (seat !== null) seats.add(Number((seat as Buffer).toString('latin1')));
    return [...seats];
  }

  #publish(topic: string, payload: Buffer): void {
    this.#open++;
    this.#broker!.send(['PUBLISH', topic, payload], (notified) => {
      if (typeof notified !== 'number') throw new Error(`the broker answered to a publish: ${String(notified)}`);
      count(this.#publishes, topic, 1);
      count(this.#notifications, topic, notified);
      this.#open--;
      this.#settle();
    });
  }
}

function count(counts: Map<string, number>, topic: string, by: number): void {
  counts.set(topic, (counts.get(topic) ?? 0) + by);
}
