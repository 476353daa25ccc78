/** A connection to a storage or to the broker. */
import { createConnection, type Socket } from 'node:net';
import { commandText, RespReader, type Reply, type Word } from './resp';

/** Told of each message of a topic that this connection has subscribed to. */
export type OnMessage = (payload: Buffer) => void;

/**
 * Sends commands in order and gets their answers in order. All commands of one turn of the event loop
 * leave in one write, as the usual client libraries do it (node-redis always, ioredis on request).
 */
export class RespClient {
  /** Reads of the socket so far: how often the process was woken for it. */
  reads = 0;
  /** Called for messages of topics. */
  onMessage: OnMessage = () => undefined;
  readonly #socket: Socket;
  readonly #reader = new RespReader();
  readonly #waiting: ((reply: Reply) => void)[] = [];
  #out = '';

  private constructor(socket: Socket) {
    this.#socket = socket;
    const take = (value: Reply): void => {
      this.#take(value);
    };
    socket.on('data', (chunk: Buffer) => {
      this.reads++;
      this.#reader.feed(chunk, take);
    });
  }

  /** @param broken told when an open connection breaks; without it the process ends, which is better than to wait */
  static open(port: number, broken = rethrow): Promise<RespClient> {
    return new Promise((resolve, reject) => {
      const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        socket.on('error', broken);
        socket.on('end', () => {
          broken(new Error('the server has closed the connection'));
        });
        resolve(new RespClient(socket));
      });
    });
  }

  /** Sends a command; `done` gets its answer. */
  send(words: readonly Word[], done: (reply: Reply) => void): void {
    this.#waiting.push(done);
    if (this.#out === '') process.nextTick(this.#flush);
    this.#out += commandText(words);
  }

  /**
   * Sends a command and waits for its answer.
   * @throws Error where the server answers with one
   */
  ask(...words: readonly Word[]): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.send(words, (reply) => {
        if (reply instanceof Error) reject(reply);
        else resolve(reply);
      });
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  readonly #flush = (): void => {
    const text = this.#out;
    this.#out = '';
    this.#socket.write(text, 'latin1');
  };

  #take(value: Reply): void {
    if (Array.isArray(value) && value.length === 3 && isWord(value[0], 'message')) this.onMessage(value[2] as Buffer);
    else this.#waiting.shift()?.(value);
  }
}

function rethrow(error: Error): void {
  throw error;
}

function isWord(value: Reply | undefined, word: string): boolean {
  return Buffer.isBuffer(value) && value.toString('latin1') === word;
}
