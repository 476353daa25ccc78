/** Bench (a): crossings per second of the event engine, in Node and in a worker of Chromium. */
import type { Browser } from 'playwright-core';
import type { EngineMeasure } from './engine';
import { inBothPlaces } from './places';
import { printTable, thousands } from './table';

/** Fan-out-heavy: each message goes to 500 people on 16 gateways. */
const SCENE = 'chats=4&users=500&gateways=16&messages=50&rate=10';
const DESIGNS = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'];

/** Measures each design in both places, and prints a row for each. */
export async function benchEngine(browser: Browser): Promise<void> {
  const rows: string[][] = [];
  await inBothPlaces<string, EngineMeasure>(browser, './engine.ts', async (place, measure) => {
    for (const design of DESIGNS) rows.push([place, ...columnsOf(design, await measure(`${SCENE}&design=${design}`))]);
  });
  printTable(
    `Event engine: ${SCENE}, with trace, best of 3`,
    ['where', 'design', 'crossings', 'events', 'crossings/s', 'events/s', 'bare calendar, events/s', 'ratio'],
    rows,
  );
}

function columnsOf(design: string, measured: EngineMeasure): string[] {
  const { crossings, events, engineMillis, calendarMillis } = measured;
  const perSecond = (count: number, millis: number): string => thousands((1_000 * count) / millis);
  return [
    design,
    thousands(crossings),
    thousands(events),
    perSecond(crossings, engineMillis),
    perSecond(events, engineMillis),
    perSecond(events, calendarMillis),
    `1 : ${(engineMillis / calendarMillis).toFixed(1)}`,
  ];
}
