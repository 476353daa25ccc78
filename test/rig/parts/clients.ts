/** All clients in one process: they connect, post, and decode what they get. */
import { WebSocket, type RawData } from 'ws';
import type { Post } from '../load';
import type { Guest } from '../seating';
import { chatOf, frameOf, KIND, kindOf, numberOf } from '../wire/frames';

export interface ClientsOrder {
  readonly people: number;
  readonly apiPort: number;
  readonly gatewayPorts: readonly number[];
  /** Of a message. */
  readonly bytes: number;
}

export interface Arrival {
  readonly guests: readonly Guest[];
  /** How many open their sockets at a time. */
  readonly sideBySide: number;
}

export interface Posting {
  readonly posts: readonly Post[];
  /** Each at its moment; else all at once. */
  readonly paced: boolean;
  readonly flush: number;
}

export interface ClientCounts {
  /** Messages that each person got. */
  readonly deliveries: readonly number[];
  /** Frames that nobody should have got: of another chat, for the second time or out of order. */
  readonly strays: number;
}

/** What is told of a flush while nobody waits for it. */
const NOBODY_WAITS = (): void => undefined;

export type ClientsCalls = ReturnType<typeof openClients>;

/** What this process answers. */
export function openClients() {
  let clients: Clients | null = null;
  const opened = (): Clients => clients!;
  return {
    open: (order: ClientsOrder): Promise<void> => {
      clients = new Clients(order);
      return clients.open();
    },
    /** Answers when each is welcome. */
    connect: (arrival: Arrival): Promise<void> => opened().connect(arrival),
    /** Closes all sockets; answers when the gateways have closed them too. */
    disconnect: (): Promise<void> => opened().disconnect(),
    begin: (): void => {
      opened().begin();
    },
    /** Posts, and a flush behind the last message. */
    post: (posting: Posting): Promise<void> => opened().post(posting),
    /** Answers when this flush has come to every socket. */
    flushed: (flush: number): Promise<void> => opened().flushed(flush),
    counts: (): ClientCounts => opened().counts(),
  };
}

class Clients {
  readonly #order: ClientsOrder;
  readonly #sockets = new Set<WebSocket>();
  #api: WebSocket | null = null;
  #deliveries: number[];
  /** Number of the last message of each person: those of a chat come in order. */
  readonly #last: number[];
  #strays = 0;
  #posted = 0;
  #flush = { number: -1, sockets: 0, told: NOBODY_WAITS };

  constructor(order: ClientsOrder) {
    this.#order = order;
    this.#deliveries = new Array<number>(order.people).fill(0);
    this.#last = new Array<number>(order.people).fill(-1);
  }

  async open(): Promise<void> {
    this.#api = await opened(`ws://127.0.0.1:${String(this.#order.apiPort)}/`, () => undefined);
  }

  async connect({ guests, sideBySide }: Arrival): Promise<void> {
    const left = [...guests].reverse();
    const connectOnes = async (): Promise<void> => {
      for (let guest = left.pop(); guest; guest = left.pop()) await this.#connectOne(guest);
    };
    await Promise.all(Array.from({ length: sideBySide }, connectOnes));
  }

  async disconnect(): Promise<void> {
    await Promise.all([...this.#sockets].map((socket) => new Promise((resolve) => {
      socket.once('close', resolve);
      socket.close();
    })));
    this.#sockets.clear();
  }

  begin(): void {
    this.#deliveries = this.#deliveries.map(() => 0);
    this.#strays = 0;
  }

  counts(): ClientCounts {
    return { deliveries: this.#deliveries, strays: this.#strays };
  }

  async post({ posts, paced, flush }: Posting): Promise<void> {
    const begin = performance.now();
    for (const { atMillis, chat, sender } of posts) {
      const wait = paced ? atMillis - (performance.now() - begin) : 0;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      this.#api!.send(frameOf({ kind: KIND.message, chat, person: sender, number: this.#posted++ }, this.#order.bytes), { binary: true });
    }
    this.#api!.send(frameOf({ kind: KIND.flush, number: flush }), { binary: true });
  }

  flushed(flush: number): Promise<void> {
    const isThere = this.#sockets.size === 0 || (this.#flush.number === flush && this.#flush.sockets === this.#sockets.size);
    if (isThere) return Promise.resolve();
    return new Promise((resolve) => {
      this.#flush.told = resolve;
    });
  }

  async #connectOne({ person, chat, gateway, isViewing }: Guest): Promise<void> {
    const port = this.#order.gatewayPorts[gateway]!;
    const url = `ws://127.0.0.1:${String(port)}/client?person=${String(person)}&chat=${String(chat)}&viewing=${isViewing ? '1' : '0'}`;
    let welcome = (): void => undefined;
    const isWelcome = new Promise<void>((resolve) => {
      welcome = resolve;
    });
    const socket = await opened(url, (frame) => {
      const kind = kindOf(frame);
      if (kind === KIND.message) this.#take(frame, person, chat);
      else if (kind === KIND.welcome) welcome();
      else this.#takeFlush(numberOf(frame));
    });
    this.#sockets.add(socket);
    await isWelcome;
  }

  #take(frame: Buffer, person: number, chat: number): void {
    const number = numberOf(frame);
    if (chatOf(frame) !== chat || number <= this.#last[person]!) this.#strays++;
    this.#last[person] = number;
    this.#deliveries[person]!++;
  }

  #takeFlush(number: number): void {
    if (number !== this.#flush.number) this.#flush = { ...this.#flush, number, sockets: 0 };
    this.#flush.sockets++;
    if (this.#flush.sockets === this.#sockets.size) this.#flush.told();
  }
}

function opened(url: string, take: (frame: Buffer) => void): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    // At once: the first frame may come in the same read as the end of the handshake.
    socket.on('message', (data: RawData) => {
      take(data as Buffer);
    });
    socket.once('error', reject);
    socket.once('open', () => {
      resolve(socket);
    });
  });
}
