/** How the page looks and moves for this reader: theme, motion, keys. Kept on the device where it can be. */

export type ThemeId = 'system' | 'light' | 'dark' | 'projector';
export const THEMES: readonly ThemeId[] = ['system', 'light', 'dark', 'projector'];

const STORAGE_KEY = 'fanout-lab.settings';

export class Settings {
  theme = $state<ThemeId>('system');
  /** Single-key shortcuts are on. */
  shortcuts = $state(true);
  systemDark = $state(false);
  reducedMotion = $state(false);
  /** The reader's own colours are forced on every page; the picture keeps its hues, on the ground that the system has. */
  hasForcedColours = $state(false);
  /** On paper it is ink on white. */
  isPrinting = $state(false);
  /** A room looks at this window from afar. */
  isOnWall = $state(false);

  constructor() {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const paper = window.matchMedia('print');
    const forced = window.matchMedia('(forced-colors: active)');
    const still = window.matchMedia('(prefers-reduced-motion: reduce)');
    this.systemDark = dark.matches;
    this.reducedMotion = still.matches;
    this.hasForcedColours = forced.matches;
    dark.addEventListener('change', () => (this.systemDark = dark.matches));
    forced.addEventListener('change', () => (this.hasForcedColours = forced.matches));
    still.addEventListener('change', () => (this.reducedMotion = still.matches));
    paper.addEventListener('change', () => (this.isPrinting = paper.matches));
    this.#recall();
  }

  get appliedTheme(): 'light' | 'dark' | 'projector' {
    if (this.isPrinting) return 'light';
    if (this.theme !== 'system' && !this.hasForcedColours) return this.theme;
    return this.systemDark ? 'dark' : 'light';
  }

  /** Type inside the picture is for the back row. */
  get hasLargeType(): boolean {
    return this.isOnWall || this.theme === 'projector';
  }

  setTheme(theme: ThemeId): void {
    this.theme = theme;
    this.#keep();
  }
  setShortcuts(on: boolean): void {
    this.shortcuts = on;
    this.#keep();
  }

  #recall(): void {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
      if (typeof kept !== 'object' || kept === null) return;
      if ('theme' in kept && THEMES.some((theme) => theme === kept.theme)) this.theme = kept.theme as ThemeId;
      if ('shortcuts' in kept && typeof kept.shortcuts === 'boolean') this.shortcuts = kept.shortcuts;
    } catch {
      // No storage, or somebody else's text in it: the defaults hold, and nothing of a scenario lives there.
    }
  }
  #keep(): void {
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify({ theme: this.theme, shortcuts: this.shortcuts }));
    } catch {
      // A full disk or a private window: the choice holds until the page is closed.
    }
  }
}
