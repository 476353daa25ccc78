/**
 * Before the browser tests: builds the app once, as `npm run build` does, and serves it from a
 * folder below the root of a plain static host, so that every path must be relative.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built app, with a slash at its end. */
    appAddress: string;
    /** Folder of the built app on this machine: to be copied, not changed. */
    appFolder: string;
  }
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** No host is like another: the app must not care where it lies. */
const SUBFOLDER = '/some/folder/';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export interface ServedFolder {
  /** With a slash at its end. */
  readonly address: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Compresses whatever is asked for, as most hosts do. */
  readonly isCompressed?: boolean;
}

/** Serves the files of a folder and nothing else, each under `/some/folder/`, on a free port of this machine. */
export async function serveFolder(folder: string, { isCompressed = false }: ServeOptions = {}): Promise<ServedFolder> {
  const pack = isCompressed ? packer() : null;
  const server = createServer((request, response) => {
    void answer(folder, request.url ?? '/', response, pack);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: addressOf(server), close: () => closeServer(server) };
}

/** Compresses each file once: a host has that behind it, and what is measured meanwhile does not wait for it. */
function packer(): (path: string, body: Buffer) => Buffer {
  const packed = new Map<string, Buffer>();
  return (path, body) => {
    const bytes = packed.get(path) ?? gzipSync(body);
    packed.set(path, bytes);
    return bytes;
  };
}

async function answer(folder: string, url: string, response: ServerResponse, pack: ReturnType<typeof packer> | null): Promise<void> {
  const path = fileOf(folder, url);
  try {
    if (path === undefined) throw new RangeError(`${url} is outside of the folder`);
    const body = await readFile(path);
    const encoding = pack ? { 'content-encoding': 'gzip' } : {};
    response.writeHead(200, { 'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream', ...encoding }).end(pack ? pack(path, body) : body);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found');
  }
}

/** The file that an address names; nothing where it lies outside of the folder. */
function fileOf(folder: string, url: string): string | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(SUBFOLDER)) return undefined;
  const name = decodeURIComponent(pathname.slice(SUBFOLDER.length));
  const path = normalize(join(folder, name === '' || name.endsWith('/') ? `${name}index.html` : name));
  return path.startsWith(normalize(folder) + sep) ? path : undefined;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${String(address.port)}${SUBFOLDER}`;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** A new folder for built files; `remove` deletes it. */
export async function makeBuildFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'fanout-lab-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/**
 * Builds into a folder by Vite's command, in a process of its own: in the tests' process Vite would
 * take the environment for a test's and build for development.
 * @param root folder of the `index.html` to build; the app's if left out
 * @param variables of the environment, for this build
 */
export async function buildInto(folder: string, root = PROJECT, variables: Readonly<Record<string, string>> = {}): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const options = ['--base', './', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const env = { ...process.env, ...variables, NODE_ENV: 'production', VITEST: undefined };
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', root, ...options], { cwd: PROJECT, env });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`The build for the browser tests failed.\n${said}`, { cause: error });
  }
}

/** Vitest's global set-up: what it returns tears down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeBuildFolder();
  try {
    await buildInto(folder.path);
  } catch (error) {
    await folder.remove();
    throw error;
  }
  const served = await serveFolder(folder.path);
  project.provide('appAddress', served.address);
  project.provide('appFolder', folder.path);
  return async () => {
    await served.close();
    await folder.remove();
  };
}
