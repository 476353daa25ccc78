/** What every browser here can do, whoever drives it: the least that the routes need. */

/** Values that go into a page and come back from it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Keys by the names that pages know. */
export type Key = 'Tab' | 'Enter' | 'Escape' | 'ArrowRight' | 'ArrowDown' | 'End' | 'Space';

export interface BrowserWindow {
  open(address: string): Promise<void>;
  /** Runs a function in the page. It must need nothing but its argument, and may give a promise. */
  run<Argument extends Plain, Answer>(act: (argument: Argument) => Answer | Promise<Answer>, argument: Argument): Promise<Answer>;
  /** Brings the pointer to a place in the window. */
  point(x: number, y: number): Promise<void>;
  /** A click at a place in the window. */
  click(x: number, y: number): Promise<void>;
  press(key: Key): Promise<void>;
  /** Another window of the same browser, which shares storage and channels with this one. */
  another(): Promise<BrowserWindow>;
  close(): Promise<void>;
}

export interface DrivenBrowser {
  readonly name: string;
  readonly version: string;
  /** A window that shares nothing with any before. */
  fresh(): Promise<BrowserWindow>;
  close(): Promise<void>;
}

/** A browser that is not there, and how to get it. */
export class Missing extends Error {
  override readonly name = 'Missing';
}
