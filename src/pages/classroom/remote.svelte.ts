/** Keys and remotes: what a key does, and which key of an unknown remote does it. */
import { REMOTE_ACTIONS, type RemoteAction } from '../../lesson/room';

/** Keys by what they do. */
export type KeyTable = Readonly<Record<RemoteAction, readonly string[]>>;

const BUILT_IN: KeyTable = { next: ['ArrowRight', 'PageDown', ' '], previous: ['ArrowLeft', 'PageUp'], blank: ['.', 'b'] };
const NONE: KeyTable = { next: [], previous: [], blank: [] };
const STORAGE_KEY = 'fanout-lab.remote';

export interface RemoteHandlers {
  readonly act: (action: RemoteAction) => void;
  /** A key from 0 to 4: so many hands. */
  readonly raise: (level: number) => void;
  /** Takes any key at all, where it does: a black screen. */
  readonly takesAll: () => boolean;
  /** Keys that print a character do something. */
  readonly areCharactersOn: () => boolean;
}

/** What a key does; a key that was assigned does that and nothing else. */
export function actionOfKey(key: string, assigned: KeyTable): RemoteAction | undefined {
  const find = (table: KeyTable): RemoteAction | undefined => REMOTE_ACTIONS.find((action) => table[action].includes(key));
  return find(assigned) ?? find(BUILT_IN);
}

/** Whether this key belongs to what has the focus. */
export function belongsToTarget(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  // A choice moves by arrows and space alone: whoever has just clicked one still holds a remote.
  if (target.matches('input[type="radio"], input[type="checkbox"]')) return key.startsWith('Arrow') || key === ' ';
  if (target.closest('input, select, textarea, dialog, [contenteditable]')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary, [role="button"]') !== null;
}

export class Remote {
  assigned = $state.raw<KeyTable>(recall());
  /** What the next key that is pressed will do from then on. */
  assigning = $state<RemoteAction | null>(null);
  /** The last key that was pressed, for whoever tries the remote. */
  lastKey = $state<string | null>(null);

  attach(handlers: RemoteHandlers): () => void {
    const onKey = (event: KeyboardEvent): void => { this.#take(event, handlers); };
    const onChange = (event: Event): void => { giveBack(event); };
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerup', onChange);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerup', onChange);
    };
  }

  assign(action: RemoteAction, key: string): void {
    const without = Object.fromEntries(REMOTE_ACTIONS.map((one) => [one, this.assigned[one].filter((other) => other !== key)])) as Record<RemoteAction, string[]>;
    this.assigned = { ...without, [action]: [...without[action], key] };
    this.assigning = null;
    store(this.assigned);
  }
  forget(): void {
    this.assigned = NONE;
    store(NONE);
  }

  #take(event: KeyboardEvent, handlers: RemoteHandlers): void {
    const { key } = event;
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(key)) return;
    // A key that is held is one press.
    if (event.repeat) {
      if (this.#leads(event, handlers)) event.preventDefault();
      return;
    }
    this.lastKey = key;
    if (this.assigning) {
      event.preventDefault();
      // Escape and Tab are for getting away, whatever happens.
      if (key === 'Escape' || key === 'Tab') this.assigning = null;
      else this.assign(this.assigning, key);
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (handlers.takesAll()) {
      event.preventDefault();
      handlers.act('blank');
      return;
    }
    if (!this.#leads(event, handlers)) return;
    const action = actionOfKey(key, this.assigned);
    if (action) handlers.act(action);
    else handlers.raise(Number(key));
    event.preventDefault();
  }

  /** Whether this key, pressed here, is the room's. */
  #leads({ target, key }: KeyboardEvent, handlers: RemoteHandlers): boolean {
    if (belongsToTarget(target, key) || (key.length === 1 && key !== ' ' && !handlers.areCharactersOn())) return false;
    return actionOfKey(key, this.assigned) !== undefined || /^[0-4]$/.test(key);
  }
}

/** A slider that a pointer has let go of would swallow the remote's keys; by keyboard it keeps its focus. */
function giveBack({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.type === 'range') target.blur();
}

function recall(): KeyTable {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return NONE;
    const table = kept as Readonly<Record<string, unknown>>;
    const keysOf = (action: RemoteAction): readonly string[] => {
      const keys = table[action];
      return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
    };
    return { next: keysOf('next'), previous: keysOf('previous'), blank: keysOf('blank') };
  } catch {
    return NONE;
  }
}

function store(table: KeyTable): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(table));
  } catch {
    // Without storage the keys hold until the page is closed.
  }
}
