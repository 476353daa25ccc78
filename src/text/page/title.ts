/** What the window is called, so that one scenario is told from another among tabs, bookmarks and the history. */
import type { Scenario } from '../../model/scenario';
import { pictureTitle } from './export';
import { APP_NAME } from './page';

/** The lab's title: what it shows, then the app. Without a design, as in the first minute, the app alone. */
export function labTitle(design: string | null, scenario: Scenario): string {
  return design === null ? APP_NAME : `${pictureTitle(design, scenario)} · ${APP_NAME}`;
}
