/** A page opened once and used at random, or by a list of acts; each act is followed by a look at the page. */
import type { Browser } from 'playwright-core';
import { perform, type Act } from './acts';
import type { Chance } from './chance';
import { faultOf, inTime, type Fault, type Look } from './checks';
import { nextAct } from './draw';
import { watchMemory, type Held } from './memory';
import { addressFault } from './sameness';
import { openStage, settle, steadily, type Beginning, type Stage } from './stage';
import { targetsOf } from './targets';
import { soundLink } from './links';

export interface Played {
  readonly beginning: Beginning;
  readonly acts: readonly Act[];
  /** Nothing where all went well; otherwise what the last act led to. */
  readonly fault: Fault | null;
  readonly weighed: readonly Held[];
}

/** Acts between two comparisons with a page that is opened by the address, and between two rests. */
const COMPARED_EVERY = 12;
const RESTS_EVERY = 30;

async function doAct(stage: Stage, act: Act): Promise<Fault | null> {
  await steadily(stage.page, () => perform(stage.page, act));
  await settle(stage.page);
  return faultOf(stage);
}

/** Acts on one stage, until the list ends or something is wrong. */
async function playOn(stage: Stage, next: (done: number) => Promise<Act | undefined>, alsoAfter: (done: number) => readonly Look[]): Promise<Omit<Played, 'beginning'>> {
  const { page } = stage;
  const memory = watchMemory(page);
  const acts: Act[] = [];
  const looks: Record<Look, () => Promise<Fault | null>> = { address: () => addressFault(page), memory: () => memory.fault() };
  for (let act = await next(0); act; act = await next(acts.length)) {
    acts.push(act);
    let fault = await inTime('the page after this act', doAct(stage, act));
    for (const look of fault ? [] : alsoAfter(acts.length)) {
      const found = await inTime(`the look at its ${look}`, looks[look]());
      fault ??= found && { ...found, look };
    }
    if (fault) return { acts, fault, weighed: memory.weighed };
  }
  return { acts, fault: null, weighed: memory.weighed };
}

/** Plays so many acts that chance draws. */
export async function playChapter(browser: Browser, address: string, chance: Chance, length: number): Promise<Played> {
  const beginning: Beginning = { hash: chance.below(3) === 0 ? '' : soundLink(chance), hasTouch: chance.below(4) === 0 };
  const stage = await openStage(browser, address, beginning);
  const draw = async (done: number): Promise<Act | undefined> =>
    done < length ? nextAct(await steadily(stage.page, () => targetsOf(stage.page)), chance) : undefined;
  const also = (done: number): readonly Look[] => [
    ...(done % COMPARED_EVERY === 0 ? ['address' as const] : []),
    ...(done % RESTS_EVERY === 0 ? ['memory' as const] : []),
  ];
  try {
    await settle(stage.page);
    return { beginning, ...(await playOn(stage, draw, also)) };
  } finally {
    await stage.close();
  }
}

/** Plays a list. @param look what is looked at when all of it is done; memory also on the way, since it is held against the first rest */
export async function playAgain(browser: Browser, address: string, beginning: Beginning, acts: readonly Act[], look?: Look): Promise<Played> {
  const stage = await openStage(browser, address, beginning);
  const also = (done: number): readonly Look[] => (look && (done === acts.length || (look === 'memory' && done % RESTS_EVERY === 0)) ? [look] : []);
  try {
    await settle(stage.page);
    return { beginning, ...(await playOn(stage, (done) => Promise.resolve(acts[done]), also)) };
  } finally {
    await stage.close();
  }
}
