/**
 * Bench (e): full size, played in columns. The article's load and Telegram's guess, in Node and in a worker
 * of Chromium, beside a bare loop over as many copies that is given who sits where.
 */
import type { Browser } from 'playwright-core';
import type { FlowMeasure, FlowQuestion } from './flow';
import type { BenchOptions } from './main';
import { inBothPlaces } from './places';
import { printTable, thousands } from './table';

const ARTICLE = 'chats=1000&users=10000&gateways=1000&shards=1000&placement=random';
const TELEGRAM = 'chats=10000&users=10000&gateways=2000&shards=1000&placement=random';

const LOADS: readonly (FlowQuestion & { readonly name: string; readonly isLong?: boolean })[] = [
  { name: "the article's load, direct append", link: `${ARTICLE}&design=direct`, seconds: 6, repeats: 3 },
  { name: "the article's load, topic per chat", link: `${ARTICLE}&design=topic-per-chat`, seconds: 6, repeats: 3 },
  { name: "the article's load, topic per user", link: `${ARTICLE}&design=topic-per-user`, seconds: 2, repeats: 2 },
  { name: "Telegram's guess, topic per chat", link: `${TELEGRAM}&design=topic-per-chat`, seconds: 2, repeats: 2 },
  { name: "Telegram's guess, direct append", link: `${TELEGRAM}&design=direct`, seconds: 2, repeats: 1, isLong: true },
];

/** Prints a table of them. */
export async function benchFlow(browser: Browser, { long }: BenchOptions): Promise<void> {
  const rows: string[][] = [];
  await inBothPlaces<FlowQuestion, FlowMeasure>(browser, './flow.ts', async (place, ask) => {
    for (const { name, isLong, ...question } of LOADS) if (long || !isLong) rows.push([place, name, ...columnsOf(await ask(question))]);
  });
  printTable(
    'Flow engine: one second of a load. The bare loop is given who sits where; the first second has everybody placed, too',
    ['where', 'load', 'copies', 'bare loop, ms', 'further second, ms', 'ratio', 'first second, ms', 'bare placing, ms', 'ratio to both', 'columns, MB'],
    rows,
  );
}

function columnsOf({ copies, bareMillis, furtherMillis, firstMillis, placingMillis, columnBytes }: FlowMeasure): string[] {
  return [
    thousands(copies),
    bareMillis.toFixed(1),
    furtherMillis.toFixed(1),
    `${(furtherMillis / bareMillis).toFixed(1)} : 1`,
    firstMillis.toFixed(1),
    placingMillis.toFixed(1),
    `${(firstMillis / (placingMillis + bareMillis)).toFixed(1)} : 1`,
    (columnBytes / 1_000_000).toFixed(1),
  ];
}
