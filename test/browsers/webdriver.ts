/** As much of W3C WebDriver as the routes need, over `fetch`. */
import type { BrowserWindow, Key, Plain } from './window';

/** No call takes longer; a driver that hangs would hang the whole run. */
const CALL_MILLIS = 60_000;

/** Keys as WebDriver has them. */
const KEYS: Readonly<Record<Key, string>> = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', ArrowRight: '\uE014', ArrowDown: '\uE015', End: '\uE010', Space: ' ' };

export interface Session {
  readonly version: string;
  readonly window: BrowserWindow;
  end(): Promise<void>;
}

type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** Says which call was not answered in time; other errors stay as they are. */
function unanswered(call: string, error: unknown): never {
  if (error instanceof DOMException && error.name === 'TimeoutError') throw new Error(`${call} was not answered for ${String(CALL_MILLIS / 1000)} s`);
  throw error;
}

/** Calls below an address, each with a time within which it must be answered. @throws Error with what the driver says */
function commandsAt(address: string): Command {
  return async (method, path, body) => {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } } : {}),
      signal: AbortSignal.timeout(CALL_MILLIS),
    }).catch((error: unknown) => unanswered(`${method} ${path} ${JSON.stringify(body ?? {}).slice(0, 200)}`, error));
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${error}: ${message}`);
  };
}

/** Runs in the page around each function: waits for its promise, and hands an error over as data. */
const AROUND = 'const done = arguments[arguments.length - 1]; Promise.resolve().then(() => (SOURCE)(arguments[0])).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));';

function windowOf(command: Command, handle: string): BrowserWindow {
  /** There is one window at a time for the driver. */
  const here = async (): Promise<void> => { await command('POST', '/window', { handle }); };
  const pointer = async (x: number, y: number, ...after: readonly object[]): Promise<void> => {
    await here();
    const actions = [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }, ...after];
    await command('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  };
  return {
    open: async (url) => {
      await here();
      await command('POST', '/url', { url });
    },
    run: async <Argument extends Plain, Answer>(act: (argument: Argument) => Answer | Promise<Answer>, argument: Argument): Promise<Answer> => {
      await here();
      const answer = (await command('POST', '/execute/async', { script: AROUND.replace('SOURCE', () => String(act)), args: [argument] })) as { value: Answer; error?: string };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    },
    point: (x, y) => pointer(x, y),
    click: (x, y) => pointer(x, y, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
    press: async (key) => {
      await here();
      const value = KEYS[key];
      await command('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }] });
    },
    another: async () => {
      await here();
      const made = (await command('POST', '/window/new', { type: 'window' })) as { handle: string };
      return windowOf(command, made.handle);
    },
    close: async () => {
      await here();
      await command('DELETE', '/window');
    },
  };
}

/** Begins a session with a driver that listens at an address. */
export async function beginSession(address: string, capabilities: object): Promise<Session> {
  const begun = (await commandsAt(address)('POST', '/session', { capabilities: { alwaysMatch: capabilities } })) as { sessionId: string; capabilities: { browserVersion?: string } };
  const command = commandsAt(`${address}/session/${begun.sessionId}`);
  await command('POST', '/timeouts', { script: CALL_MILLIS, pageLoad: CALL_MILLIS });
  const handle = (await command('GET', '/window')) as string;
  await command('POST', '/window/rect', { x: 0, y: 0, width: 1280, height: 900 }).catch(() => undefined);
  return { version: begun.capabilities.browserVersion ?? '', window: windowOf(command, handle), end: async () => { await command('DELETE', ''); } };
}
