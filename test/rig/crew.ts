/** The processes of one rig: started, called, watched over, and ended, whatever happens. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { ApiCalls } from './parts/chatapi';
import type { ClientsCalls } from './parts/clients';
import type { EmbeddedCalls } from './parts/embedded';
import type { GatewayCalls } from './parts/gateway';
import type { KeeperCalls } from './parts/keeper';
import type { Answer, Calls, Request } from './wire/calls';

interface Parts {
  readonly gateway: GatewayCalls;
  readonly chatApi: ApiCalls;
  readonly clients: ClientsCalls;
  readonly embedded: EmbeddedCalls;
  readonly keeper: KeeperCalls;
}

/** A process that answers calls. */
export interface Part<Offered extends Calls> {
  call<Name extends keyof Offered & string>(name: Name, ...input: Parameters<Offered[Name]>): Promise<Awaited<ReturnType<Offered[Name]>>>;
}

const PROGRAM = 'process.mjs';
const SECOND_MILLIS = 1000;

/** Crews that are at work: what an interrupted command must still end. */
const AT_WORK = new Set<Crew>();

/** Ends every process and removes every folder at once, for when the rig's own process is about to end. */
export function disbandAll(): void {
  for (const crew of AT_WORK) crew.disband();
}

export class Crew {
  /** Removed with everything in it when the crew is disbanded. */
  readonly folder = mkdtempSync(join(tmpdir(), 'fanout-lab-rig-'));
  readonly #children = new Set<ChildProcess>();
  readonly #waiting = new Set<(trouble: Error) => void>();
  readonly #watchdog: NodeJS.Timeout;
  readonly #lastThings: (() => void)[] = [];
  #isDisbanded = false;
  #trouble: Error | null = null;

  private constructor(mostSeconds: number) {
    AT_WORK.add(this);
    this.#watchdog = setTimeout(() => {
      this.fail(new Error(`the rig is not done after ${String(mostSeconds)} seconds`));
    }, mostSeconds * SECOND_MILLIS);
  }

  /**
   * An empty crew.
   * @param mostSeconds after which everything that is still waited for fails
   */
  static async assemble(mostSeconds: number): Promise<Crew> {
    const crew = new Crew(mostSeconds);
    try {
      writeFileSync(join(crew.folder, PROGRAM), await (program ??= bundled()));
    } catch (error) {
      crew.disband();
      throw error;
    }
    return crew;
  }

  /** Starts a process. */
  start<Name extends keyof Parts & string>(name: Name): Part<Parts[Name]> {
    // Neither what this process was started with nor what it debugs with is of use to a part.
    const child = fork(join(this.folder, PROGRAM), [name], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
    this.#children.add(child);
    let complaint = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.once('error', (error) => {
      this.fail(error);
    });
    child.once('exit', () => {
      this.fail(new Error(`the ${name} has ended too early\n${complaint}`));
    });
    return { call: (call, ...input) => this.#call(child, call, input[0]) };
  }

  /** What else is to be done when the crew is disbanded. */
  atEnd(action: () => void): void {
    this.#lastThings.push(action);
  }

  /** Tells everybody who waits that it is no use. */
  fail(trouble: Error): void {
    this.#trouble ??= trouble;
    for (const failed of [...this.#waiting]) failed(trouble);
  }

  /** Ends all processes and removes the folder. Whoever still waits is told. */
  disband(): void {
    if (this.#isDisbanded) return;
    this.#isDisbanded = true;
    AT_WORK.delete(this);
    clearTimeout(this.#watchdog);
    this.fail(new Error('the rig was taken down'));
    for (const action of this.#lastThings) action();
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  #call<Output>(child: ChildProcess, call: string, input: unknown): Promise<Output> {
    const id = nextId++;
    return new Promise((resolve, reject) => {
      if (this.#trouble) {
        reject(this.#trouble);
        return;
      }
      const done = (): void => {
        this.#waiting.delete(failed);
        child.off('message', hear);
      };
      const failed = (trouble: Error): void => {
        done();
        reject(trouble);
      };
      const hear = (answer: Answer): void => {
        if (answer.id !== id) return;
        done();
        if ('trouble' in answer) reject(new Error(answer.trouble));
        else resolve(answer.output as Output);
      };
      this.#waiting.add(failed);
      child.on('message', hear);
      const request: Request = { id, call, input };
      child.send(request, (error) => {
        if (error) failed(error);
      });
    });
  }
}

let nextId = 0;

/** Once for all crews of this process. */
let program: Promise<string> | null = null;

/** Node 20 reads no TypeScript: the parts and `ws`, as one file that Node reads at once. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('./parts/process.ts', import.meta.url));
  const { output } = (await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: entry, write: false, minify: false, target: 'node20' },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}
