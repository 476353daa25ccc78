/**
 * A gateway: holds the sockets of its clients, takes copies in from the Chat API or the broker, and
 * writes them to whoever has the chat open.
 */
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { chatOf, chatTopic, FLUSH_TOPIC, frameOf, KIND, kindOf, NO_PERSON, numberOf, personOf, personTopic, seatKey } from '../wire/frames';
import { RespClient } from '../wire/respclient';
import type { Subscribing, Writing } from '../plan';
import { Meter } from './meter';

export interface GatewayOrder {
  /** Its number, from 0. */
  readonly gateway: number;
  readonly chats: number;
  readonly subscribing: Subscribing;
  readonly writing: Writing;
  /** Tells the registry of the first viewer of each chat. */
  readonly registers: boolean;
  /** Null where the design has no broker. */
  readonly brokerPort: number | null;
  /** Null where nobody keeps seats. */
  readonly seatPorts: readonly number[] | null;
  readonly seatShard: readonly number[];
}

export interface GatewayCounts {
  readonly connections: number;
  readonly copies: number;
  readonly wasted: number;
  readonly writes: number;
  /** Reads of a socket that brought copies: how often it was woken for them. */
  readonly reads: number;
  readonly cpuMicros: number;
}

export type GatewayCalls = ReturnType<typeof openGateway>;

/** A client as the gateway knows it. */
interface Client {
  readonly socket: WebSocket;
  readonly person: number;
  readonly chat: number;
  readonly isViewing: boolean;
}

/** What is told of a flush while nobody waits for it. */
const NOBODY_WAITS = (): void => undefined;
const PLAIN = { binary: true, compress: false };

/** What this process answers. */
export function openGateway() {
  let gateway: Gateway | null = null;
  const opened = (): Gateway => gateway!;
  return {
    /** @returns the port to connect to */
    open: async (order: GatewayOrder): Promise<number> => {
      gateway = new Gateway(order);
      return gateway.open();
    },
    /** From here on copies, writes and processor time count anew; connections do not. */
    begin: (): void => {
      opened().begin();
    },
    /** Answers when this flush has come by every way that copies come. */
    flushed: (flush: number): Promise<void> => opened().flushed(flush),
    counts: (): GatewayCounts => opened().counts(),
  };
}

class Gateway {
  readonly #order: GatewayOrder;
  readonly #clients = new Set<Client>();
  /** Sockets of those who have a chat open, and of each person who has their own chat open. */
  readonly #viewers = new Map<number, Set<WebSocket>>();
  readonly #viewing = new Map<number, WebSocket>();
  readonly #subscribed = new Map<string, Promise<unknown>>();
  readonly #registered = new Map<number, { readonly done: Promise<void>; readonly answer: () => void }>();
  readonly #seats: RespClient[] = [];
  readonly #meter = new Meter();
  #broker: RespClient | null = null;
  #api: WebSocket | null = null;
  #linkReads = 0;
  #reads = 0;
  #latestRead = 0;
  #copies = 0;
  #wasted = 0;
  #writes = 0;
  /** By how many of its ways the latest flush has come, and who waits for it. */
  #flush = { number: -1, ways: 0, told: NOBODY_WAITS };

  constructor(order: GatewayOrder) {
    this.#order = order;
  }

  async open(): Promise<number> {
    const { brokerPort, seatPorts, chats, subscribing } = this.#order;
    for (const port of seatPorts ?? []) this.#seats.push(await RespClient.open(port));
    if (brokerPort !== null) {
      this.#broker = await RespClient.open(brokerPort);
      this.#broker.onMessage = (payload) => {
        this.#take(payload);
      };
      await this.#broker.ask('SUBSCRIBE', FLUSH_TOPIC);
      if (subscribing === 'everyChat') for (let chat = 0; chat < chats; chat++) await this.#subscribe(chatTopic(chat));
    }
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
    server.on('connection', (socket, request) => {
      const { pathname, searchParams } = new URL(request.url!, 'ws://rig');
      if (pathname === '/server') {
        // Before `ws` looks at what came: a copy then knows which read it came with.
        request.socket.prependListener('data', () => this.#linkReads++);
        this.#serveApi(socket);
        return;
      }
      const number = (name: string): number => Number(searchParams.get(name));
      void this.#welcome({ socket, person: number('person'), chat: number('chat'), isViewing: number('viewing') === 1 });
    });
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  }

  begin(): void {
    this.#copies = this.#wasted = this.#writes = this.#reads = 0;
    this.#meter.begin();
  }

  counts(): GatewayCounts {
    return {
      connections: this.#clients.size,
      copies: this.#copies,
      wasted: this.#wasted,
      writes: this.#writes,
      reads: this.#reads,
      cpuMicros: this.#meter.micros(),
    };
  }

  flushed(flush: number): Promise<void> {
    if (this.#flush.number === flush && this.#flush.ways === this.#waysIn()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#flush.told = resolve;
    });
  }

  #serveApi(socket: WebSocket): void {
    this.#api = socket;
    socket.on('message', (data: RawData) => {
      const frame = data as Buffer;
      if (kindOf(frame) === KIND.registered) this.#registered.get(chatOf(frame))!.answer();
      else this.#take(frame);
    });
  }

  /** Somebody connects: whoever must know of it is told, and has answered, before they are welcome. */
  async #welcome(client: Client): Promise<void> {
    const { socket, person, chat, isViewing } = client;
    this.#clients.add(client);
    socket.on('close', () => {
      this.#forget(client);
    });
    if (isViewing) {
      const viewers = this.#viewers.get(chat);
      if (viewers) viewers.add(socket);
      else this.#viewers.set(chat, new Set([socket]));
      this.#viewing.set(person, socket);
    }
    await Promise.all([this.#keepSeat(person), this.#subscribeFor(client), this.#register(client)]);
    socket.send(frameOf({ kind: KIND.welcome, person }), PLAIN);
  }

  #forget(client: Client): void {
    const { socket, person, chat } = client;
    this.#clients.delete(client);
    this.#viewers.get(chat)?.delete(socket);
    this.#viewing.delete(person);
  }

  async #keepSeat(person: number): Promise<void> {
    if (this.#seats.length > 0) await this.#seats[this.#order.seatShard[person]!]!.ask('SET', seatKey(person), this.#order.gateway);
  }

  async #subscribeFor({ person, chat, isViewing }: Client): Promise<void> {
    const { subscribing } = this.#order;
    if (subscribing === 'ownTopics') await this.#subscribe(personTopic(person));
    else if (subscribing === 'forMembers' || (subscribing === 'forViewers' && isViewing)) await this.#subscribe(chatTopic(chat));
  }

  /** Once a topic, however many people it is for. */
  async #subscribe(topic: string): Promise<void> {
    const known = this.#subscribed.get(topic) ?? this.#broker!.ask('SUBSCRIBE', topic);
    this.#subscribed.set(topic, known);
    await known;
  }

  async #register({ chat, isViewing }: Client): Promise<void> {
    if (!this.#order.registers || !isViewing) return;
    if (!this.#registered.has(chat)) {
      let answer = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        answer = resolve;
      });
      this.#registered.set(chat, { done, answer });
      this.#api!.send(frameOf({ kind: KIND.register, chat }), PLAIN);
    }
    await this.#registered.get(chat)!.done;
  }

  /** A copy, by whichever way it came. */
  #take(frame: Buffer): void {
    if (kindOf(frame) === KIND.flush) {
      this.#takeFlush(frame);
      return;
    }
    this.#copies++;
    this.#countRead();
    const before = this.#writes;
    const person = personOf(frame);
    if (this.#order.writing === 'viewersOfChat') {
      for (const socket of this.#viewers.get(chatOf(frame)) ?? []) this.#write(socket, frame);
    } else {
      const socket = person === NO_PERSON ? undefined : this.#viewing.get(person);
      if (socket) this.#write(socket, frame);
    }
    if (this.#writes === before) this.#wasted++;
  }

  #countRead(): void {
    const read = this.#linkReads + (this.#broker?.reads ?? 0);
    if (read !== this.#latestRead) this.#reads++;
    this.#latestRead = read;
  }

  #write(socket: WebSocket, frame: Buffer): void {
    this.#writes++;
    socket.send(frame, PLAIN);
  }

  #waysIn(): number {
    return this.#broker ? 2 : 1;
  }

  /** The last flush of its number ends what is measured, and goes on to the clients. */
  #takeFlush(frame: Buffer): void {
    const number = numberOf(frame);
    if (number !== this.#flush.number) this.#flush = { ...this.#flush, number, ways: 0 };
    this.#flush.ways++;
    if (this.#flush.ways < this.#waysIn()) return;
    this.#meter.end();
    for (const { socket } of this.#clients) socket.send(frame, PLAIN);
    this.#flush.told();
  }
}
