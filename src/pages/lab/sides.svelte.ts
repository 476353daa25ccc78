/** What stands beside the picture or lies on it, open or closed: the panel with the controls, the drawer with chart and numbers. */
import { focusSoon } from './focus';

/** From so many pixels on, chart and numbers stand open in a column of their own. */
const THIRD_COLUMN_WIDTH = 1600;
/** Below this both lie on the picture, one at a time. */
const NARROW_WIDTH = 860;

export class Sides {
  /** Of the window, in pixels. */
  width = $state(window.innerWidth);
  isPanelOpen = $state(false);
  /** Null until somebody has opened or closed it. */
  #drawerAsked = $state<boolean | null>(null);

  get isDrawerOpen(): boolean {
    return this.#drawerAsked ?? this.width >= THIRD_COLUMN_WIDTH;
  }

  /** What opens takes the focus, and whatever opened it has the focus again. */
  setDrawer(isOpen: boolean): void {
    this.#drawerAsked = isOpen;
    if (isOpen && this.width < NARROW_WIDTH) this.isPanelOpen = false;
    void focusSoon(isOpen ? '[role="tab"][aria-selected="true"]' : '[data-toggle="drawer"]');
  }

  /** As the drawer. */
  setPanel(isOpen: boolean): void {
    this.isPanelOpen = isOpen;
    if (isOpen && this.width < NARROW_WIDTH) this.#drawerAsked = false;
    void focusSoon(isOpen ? 'aside' : '[data-toggle="panel"]');
  }
}
