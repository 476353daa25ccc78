/**
 * Starts the Redis servers and sees to their end: a process of its own, so that they end even when
 * the rig's own process is killed before it can end anything.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

export interface KeeperOrder {
  readonly program: string;
  readonly count: number;
  /** Where they may write. */
  readonly folder: string;
}

export interface Kept {
  readonly port: number;
  readonly pid: number;
}

export type KeeperCalls = ReturnType<typeof openKeeper>['calls'];

/** How often another port is tried when somebody else has taken one in the meantime. */
const PORT_TRIES = 10;

/** What this process answers, and what it does before it ends. */
export function openKeeper() {
  const running = new Set<ChildProcess>();
  const farewell = (): void => {
    for (const server of running) server.kill('SIGKILL');
  };
  /** A server that ends by itself is the end of all: the rig sees that this process is gone. */
  const missed = (): void => {
    farewell();
    process.exit(1);
  };
  return {
    calls: {
      /** Starts servers; answers when they take commands. */
      open: async (order: KeeperOrder): Promise<Kept[]> => {
        const kept: Kept[] = [];
        for (let index = 0; index < order.count; index++) kept.push(await start(order, running, missed));
        return kept;
      },
    },
    farewell,
  };
}

async function start({ program, folder }: KeeperOrder, running: Set<ChildProcess>, missed: () => void): Promise<Kept> {
  for (let tried = 1; ; tried++) {
    const port = await freePort();
    const server = spawn(program, settings(port, folder), { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(server);
    const said = await ready(server);
    if (said === null) {
      server.once('exit', missed);
      return { port, pid: server.pid! };
    }
    running.delete(server);
    if (tried === PORT_TRIES) throw new Error(`Redis does not start: ${said}`);
  }
}

/** Nothing is kept on disk, nobody outside this machine is let in, no subscriber is dropped for being slow. */
function settings(port: number, folder: string): string[] {
  return [
    '--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no',
    '--daemonize', 'no', '--databases', '1', '--client-output-buffer-limit', 'pubsub 0 0 0',
  ];
}

/** @returns null once the server is ready, or what it said when it ended instead */
function ready(server: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve(null);
    };
    server.stdout!.on('data', hear);
    server.stderr!.on('data', hear);
    server.once('error', (error) => {
      resolve(error.message);
    });
    server.once('exit', () => {
      resolve(said);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
