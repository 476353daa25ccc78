/**
 * The embedded storage and broker, for machines without Redis: as many servers as asked for in one
 * process, each of them counting its commands as Redis counts them. Good for counts; of its own costs it
 * says nothing, because they are not those of anything that anybody runs.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { RespReader, replyText, type Reply } from '../wire/resp';

export type EmbeddedCalls = ReturnType<typeof openEmbedded>;

/** What this process answers. */
export function openEmbedded() {
  return {
    /** Opens servers. @returns their ports */
    open: (count: number): Promise<number[]> => Promise.all(Array.from({ length: count }, () => new Embedded().open())),
  };
}

type Answer = (words: readonly string[], raw: readonly Buffer[], socket: Socket) => Reply;

class Embedded {
  readonly #values = new Map<string, Buffer>();
  readonly #hashes = new Map<string, Map<string, Buffer>>();
  readonly #topics = new Map<string, Set<Socket>>();
  readonly #calls = new Map<string, number>();
  #hits = 0;
  #misses = 0;

  readonly #commands: Readonly<Record<string, Answer>> = {
    ping: () => 'PONG',
    get: ([key]) => this.#looked(this.#values.get(key!)),
    mget: (keys) => keys.map((key) => this.#looked(this.#values.get(key))),
    set: ([key], [, value]) => {
      this.#values.set(key!, value!);
      return 'OK';
    },
    hget: ([key, field]) => this.#looked(this.#hashes.get(key!))?.get(field!) ?? null,
    hmget: ([key, ...fields]) => {
      const hash = this.#looked(this.#hashes.get(key!));
      return fields.map((field) => hash?.get(field) ?? null);
    },
    hset: ([key, field], [, , value]) => {
      const hash = this.#hashes.get(key!) ?? new Map<string, Buffer>();
      this.#hashes.set(key!, hash);
      const isNew = !hash.has(field!);
      hash.set(field!, value!);
      return isNew ? 1 : 0;
    },
    subscribe: (topics, _raw, socket) => this.#subscribe(topics, socket),
    publish: ([topic], [, payload]) => this.#publish(topic!, payload!),
    pubsub: ([, ...topics]) => topics.flatMap((topic): Reply[] => [Buffer.from(topic), this.#topics.get(topic)?.size ?? 0]),
    info: ([section]) => this.#info(section!),
  };

  open(): Promise<number> {
    const server = createServer((socket) => {
      this.#serve(socket);
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve((server.address() as AddressInfo).port);
      });
    });
  }

  #serve(socket: Socket): void {
    const reader = new RespReader();
    socket.setNoDelay(true);
    // A client that is gone is no fault here: the rig ends by ending its processes.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const subscribers of this.#topics.values()) subscribers.delete(socket);
    });
    socket.on('data', (chunk: Buffer) => {
      let text = '';
      reader.feed(chunk, (command) => {
        text += this.#answerTo(command as readonly Buffer[], socket);
      });
      if (text !== '') socket.write(text, 'latin1');
    });
  }

  #answerTo([name, ...raw]: readonly Buffer[], socket: Socket): string {
    const verb = name!.toString('latin1').toLowerCase();
    const command = Object.hasOwn(this.#commands, verb) ? this.#commands[verb] : undefined;
    if (!command) return replyText(new Error(`unknown command '${verb}'`));
    this.#calls.set(verb, (this.#calls.get(verb) ?? 0) + 1);
    const reply = command(raw.map((word) => word.toString('latin1')), raw, socket);
    // Each topic that is subscribed to is answered apart.
    if (verb === 'subscribe') return (reply as readonly Reply[]).map(replyText).join('');
    return replyText(reply);
  }

  #looked<T>(value: T | undefined): T | null {
    if (value === undefined) this.#misses++;
    else this.#hits++;
    return value ?? null;
  }

  #subscribe(topics: readonly string[], socket: Socket): Reply {
    return topics.map((topic, index) => {
      this.#topics.set(topic, (this.#topics.get(topic) ?? new Set<Socket>()).add(socket));
      return [Buffer.from('subscribe'), Buffer.from(topic), index + 1];
    });
  }

  #publish(topic: string, payload: Buffer): number {
    const subscribers = this.#topics.get(topic);
    if (!subscribers) return 0;
    const text = replyText([Buffer.from('message'), Buffer.from(topic), payload]);
    for (const socket of subscribers) socket.write(text, 'latin1');
    return subscribers.size;
  }

  #info(section: string): Reply {
    if (section === 'commandstats') return lines([...this.#calls].map(([verb, calls]) => `cmdstat_${verb}:calls=${String(calls)}`));
    if (section === 'stats') return lines([`keyspace_hits:${String(this.#hits)}`, `keyspace_misses:${String(this.#misses)}`]);
    if (section === 'server') return lines(['redis_mode:embedded']);
    return new Error('the embedded server does not report its own costs');
  }
}

function lines(texts: readonly string[]): Buffer {
  return Buffer.from(texts.join('\r\n'));
}
