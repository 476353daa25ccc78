/** One page of a scene, whose worker is killed again and again; each time it must come back to what a page shows that never lost one. */
import type { Browser, Page } from 'playwright-core';
import { setTimeout as later } from 'node:timers/promises';
import { STATUS } from '../../../src/text/page/page';
import type { Chance } from '../chance';
import { faultOf } from '../checks';
import { heldBy, workersHeldBy, type Held } from '../memory';
import { goTo, isShown, openScene, type Place } from './calm';
import { MOMENTS, type MomentId } from './moments';
import type { Scene } from './scenes';
import { calmlyAt, differenceWords, PATIENCE_MILLIS, shownBy, until, type Shown } from './shown';
import { WAYS, type Way, type WayId } from './ways';

export interface DeskOptions {
  readonly browser: Browser;
  /** Of the built app, with a slash at its end. */
  readonly address: string;
  readonly scene: Scene;
  /** What each of its addresses shows where no worker is killed. */
  readonly places: readonly Place[];
  /** How long the page may take to be as it was before a kill. */
  readonly patienceMillis: number;
  /** Kills between two weighings. */
  readonly weighedEvery: number;
}

/** What has become of one kill. */
export interface Outcome {
  readonly restartsByItself: number;
  readonly restartsByButton: number;
}

export interface Desk {
  /** @throws Error that says what was not as if nothing had happened */
  kill(way: WayId, moment: MomentId, chance: Chance): Promise<Outcome>;
  /** What the page has held at its first address, in order. */
  readonly weighed: readonly Held[];
  close(): Promise<void>;
}

/** The page shows something else than one that was never killed. */
export class Differs extends Error {
  override readonly name = 'Differs';
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** How long a worker may take to answer at rest until it is asked again. */
const ANSWER_MILLIS = 2_000;

async function isAnswered(page: Page): Promise<boolean> {
  const workers = page.workers();
  if (workers.length !== 1) return false;
  const answer = workers[0]!.evaluate(() => true).catch(() => false);
  return Promise.race([answer, later(ANSWER_MILLIS, false)]);
}

/** What a sentence about the worker says that befell it. */
function troubleIn(said: string): string {
  for (const sentence of [STATUS.failed, STATUS.restarted, STATUS.replacing]) {
    const [before, after] = sentence('…').split('…') as [string, string];
    if (said.startsWith(before) && said.includes(after)) return said.slice(before.length, said.indexOf(after));
  }
  return said;
}
const isRestartTold = (said: readonly string[]): boolean => said.some((text) => text.startsWith(STATUS.restarted(troubleIn(text))));

/** Presses a button by key: a pointer that stays on the picture would choose what lies under it. */
async function press(page: Page, name: string): Promise<boolean> {
  const button = page.getByRole('button', { name, exact: true }).first();
  return button.press('Enter', { timeout: ANSWER_MILLIS }).then(() => true, () => false);
}

/** What a page has said and been helped with since its worker was killed. */
function watchTrouble(page: Page) {
  const said = new Set<string>();
  let restartsByButton = 0;
  return {
    said,
    get restartsByButton() { return restartsByButton; },
    async help(shown: Shown): Promise<void> {
      for (const text of shown.said) said.add(text);
      if (shown.offersRestart && (await press(page, STATUS.restart))) restartsByButton++;
    },
  };
}

/** Opens the page, and goes round once without a kill. */
export async function openDesk({ browser, address, scene, places, patienceMillis, weighedEvery }: DeskOptions): Promise<Desk> {
  const stage = await openScene(browser, address, scene);
  const { page } = stage;
  const weighed: Held[] = [];
  let [at, killed, started] = [0, 0, 0];
  page.on('worker', () => { started++; });

  const goOn = (): Promise<void> => {
    at = (at + 1) % places.length;
    return goTo(page, scene, scene.places[at]!);
  };
  /** Waits until all is shown that is to be, with one worker that answers. */
  async function rest(onLook: (shown: Shown) => Promise<void> = () => Promise.resolve(), mostMillis = PATIENCE_MILLIS): Promise<void> {
    const { lines } = places[at]!;
    let shown = await shownBy(page);
    const isIn = (): boolean => isShown(lines, shown.lines);
    const isAtRest = async (): Promise<true | null> => {
      shown = await shownBy(page);
      await onLook(shown);
      if (shown.isBusy || shown.offersRestart || !isIn() || !(await isAnswered(page))) return null;
      shown = await shownBy(page);
      return isIn() ? true : null;
    };
    await until('it did not come to rest', mostMillis, isAtRest).catch((error: unknown) => {
      if (!isIn()) throw new Differs(`${messageOf(error)}: ${differenceWords(lines, shown.lines)}`);
      throw new Error(`${messageOf(error)}, with ${String(page.workers().length)} workers and the words ${shown.said.join(' ') || 'of every day'}`);
    });
  }
  const isSilent = async (): Promise<true | null> => ((await shownBy(page)).said.length === 0 ? true : null);
  /** What the page says of its worker must be so, and be said where it is to be until somebody says that they know. */
  async function checkWords(way: Way, trouble: ReturnType<typeof watchTrouble>): Promise<void> {
    const isToBeTold = scene.tellsRestart && trouble.restartsByButton === 0;
    if (isToBeTold) await until('it does not say that a new worker was started', patienceMillis, async () => (isRestartTold((await shownBy(page)).said) ? true : null));
    const { said } = await shownBy(page);
    const wrong = [...trouble.said, ...said].find((text) => !way.troubles.test(troubleIn(text)));
    if (wrong !== undefined) throw new Error(`of a worker that ${way.says} it says “${wrong}”`);
    // Pressed again where a busy machine has let the first press go by.
    await until('it still says what befell its worker', patienceMillis, async () => {
      if (await isSilent()) return true;
      await press(page, STATUS.dismiss);
      return isSilent();
    });
  }
  async function checkRest(way: Way): Promise<void> {
    const fault = await faultOf({ ...stage, takeComplaints: () => stage.takeComplaints().filter((complaint) => !way.complaints.test(complaint)) });
    if (fault) throw new Error(`${fault.kind}: ${fault.words}`);
  }
  async function weigh(): Promise<void> {
    if (++killed % weighedEvery !== 0) return;
    while (at !== 0) {
      await goOn();
      await rest();
    }
    weighed.push(await heldBy(page));
    await until('it holds workers that are gone', patienceMillis, async () => ((await workersHeldBy(page)) === 1 ? true : null));
  }

  await calmlyAt(page, scene.places[0]!, scene.doneWords);
  for (let left = places.length; left > 0; left--) {
    await goOn();
    await rest();
  }
  return {
    weighed,
    close: () => stage.close(),
    async kill(wayId, momentId, chance) {
      const [way, moment] = [WAYS[wayId], MOMENTS[momentId]];
      const trouble = watchTrouble(page);
      const stand = { page, goOn, workingMillis: places[(at + 1) % places.length]!.millis };
      await moment.begin(stand);
      await later(chance.part() * moment.spanMillis(stand));
      started = 0;
      const afterwards = await way.kill({ page, chance, patienceMillis, help: async () => { await trouble.help(await shownBy(page)); } });
      await moment.end(stand);
      await rest((shown) => trouble.help(shown), patienceMillis);
      await checkWords(way, trouble);
      await afterwards();
      await checkRest(way);
      const { restartsByButton } = trouble;
      const restartsByItself = Math.max(0, started - restartsByButton);
      await weigh();
      return { restartsByItself, restartsByButton };
    },
  };
}
