/** The figures as files: what is in them, and that programs read them back. */
import fc from 'fast-check';
import { csvParseRows } from 'd3';
import { describe, expect, it } from 'vitest';
import { distribution } from '../../src/model/distribution';
import { COMMA, csvText, figuresCsv, type Cell } from '../../src/export/csv';
import { fileStem } from '../../src/export/figures';
import { figuresDocument, figuresJson } from '../../src/export/json';
import { SHEET } from '../../src/text/page/export';
import { countedRun, playedRun } from './runs';
import { NO_OUTAGE } from '../reading/outage-fixture';

const LINK = 'https://example.org/lab/#chats=2&users=6&gateways=3';

describe('comma-separated values', () => {
  it('quote what has a comma, a quote or a line break in it, and end each row with CR LF', () => {
    expect(csvText([['a', 1, null], ['b, c', 'd "e"', 'f\r\ng'], []])).toBe('a,1,\r\n"b, c","d ""e""","f\r\ng"\r\n\r\n');
  });

  it('have semicolons, and commas in numbers, for spreadsheets that want them', () => {
    expect(csvText([['a', 1.5, null], ['b, c', 'd;e', 'f.5', -0.25]], COMMA)).toBe('a;1,5;\r\n"b, c";"d;e";f.5;-0,25\r\n');
  });

  it('are read back as they were', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(',', '"', '\n', '\r\n', '""', 'a,b"c'), fc.integer());
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, (written: Cell[][]) => {
        expect(csvParseRows(csvText(written))).toEqual(written.map((row) => row.map(String)));
      }),
    );
  });
});

describe('the table of figures', () => {
  const rows = (text: string): string[][] => csvParseRows(text);
  const after = (all: string[][], first: string): string[][] => all.slice(all.findIndex((row) => row[0] === first) + 1);

  it('begins with the link and the engine', () => {
    expect(rows(figuresCsv(playedRun('users=4'), LINK)).slice(0, 2)).toEqual([['link', LINK], ['engine', SHEET.engines.events]]);
    expect(rows(figuresCsv(countedRun('users=4'), LINK))[1]).toEqual(['engine', SHEET.engines.aggregate]);
  });

  it('has a row for every gateway, with what it counted', () => {
    const run = playedRun('chats=2&users=6&gateways=3&messages=2');
    const table = after(rows(figuresCsv(run, LINK)), SHEET.gateway);
    expect(table).toEqual([
      ['GW1', '4', '8', '120', '4', '2', '0', '0'],
      ['GW2', '4', '8', '120', '4', '2', '0', '0'],
      ['GW3', '4', '8', '120', '4', '2', '0', '0'],
    ]);
  });

  it('tells of the whole run, and how each quantity is spread', () => {
    const all = rows(figuresCsv(playedRun('chats=2&users=6&gateways=3&messages=2'), LINK));
    expect(all).toContainEqual([SHEET.facts.messages, '4']);
    expect(all).toContainEqual([SHEET.facts.copiesPerMessage, '3']);
    expect(all).toContainEqual([SHEET.facts.lookups, '24']);
    expect(all).toContainEqual([SHEET.columns.copiesIn, '12', '4', '4', '4', '4', '4', '4']);
  });

  it('leaves empty what a run does not have, and leaves out what counting does not know', () => {
    const all = rows(figuresCsv(countedRun('chats=2&users=6&gateways=3'), LINK));
    expect(all).toContainEqual([SHEET.facts.lastViewerMillis, '']);
    expect(all.flat()).not.toContain(SHEET.columns.dropped);
    expect(after(all, SHEET.gateway)).toHaveLength(3);
  });

  it('has every one of very many gateways', () => {
    const text = figuresCsv(countedRun('chats=3&users=5000&gateways=20000&placement=random'), LINK);
    const table = after(rows(text), SHEET.gateway);
    expect([table.length, table.at(-1)![0]]).toEqual([20_000, 'GW20000']);
    expect(table.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(15_000);
  });
});

describe('the figures as JSON', () => {
  it('hold the link, the engine, the scenario, the facts and every instance', () => {
    const run = playedRun('design=topic-per-user&chats=2&users=6&gateways=3&messages=2');
    const read = JSON.parse(figuresJson(run, LINK, NO_OUTAGE)) as ReturnType<typeof figuresDocument>;
    expect(read).toEqual(JSON.parse(JSON.stringify(figuresDocument(run, LINK, NO_OUTAGE))));
    expect(read.oneGatewayDies).toEqual(NO_OUTAGE);
    expect(read.link).toBe(LINK);
    expect(read.scenario).toEqual(run.result.scenario);
    expect(read.engine).toEqual({ name: 'events', words: SHEET.engines.events, lossless: true, stopped: null });
    expect(read.gateways.copiesIn).toEqual(JSON.parse(JSON.stringify(distribution(run.result.ledger.gateways.receipts))));
    expect(read.topics!.publishes).toMatchObject({ total: 24, each: new Array<number>(12).fill(2) });
    expect(read.figures.copiesPerMessage).toBe(6);
  });

  it('keep each list on a line, and leave it out above 2,000 instances', () => {
    const run = countedRun('chats=3&users=5000&gateways=2001&shards=4&placement=random');
    const text = figuresJson(run, LINK, null);
    const { gateways, userGatewayStorage, topics } = figuresDocument(run, LINK, null);
    expect(gateways.copiesIn).not.toHaveProperty('each');
    expect(gateways.copiesIn.max).toBeLessThanOrEqual(3);
    expect(userGatewayStorage.lookups!.each).toHaveLength(4);
    expect(text).toMatch(/"each": \[ \d+, \d+, \d+, \d+ \]/);
    expect(topics).toBeNull();
  });
});

it('the file says what it is of', () => {
  expect(fileStem({ design: 'direct', chats: 1000, users: 10_000, gateways: 2000 })).toBe('fanout-lab-direct-1000x10000-on-2000');
});

describe('of a run in which people switch chats', () => {
  const link = 'chats=2&users=3&gateways=2&switches=60&messages=3&seed=5';

  it('hold who came to each gateway, their handshakes, and what topics were told', () => {
    const byChat = figuresDocument(playedRun(`${link}&design=chat-gateway`), LINK, null);
    expect(byChat.gateways.switches!.total).toBe(18);
    expect(byChat.gateways.handshakes!.total).toBe(18);
    expect(byChat.figures.switches).toBe(18);
    const run = playedRun(`${link}&design=topic-per-chat`);
    const { subscribes } = run.result.ledger.topics;
    expect(figuresDocument(run, LINK, null).switching!.subscribes.total).toBe(subscribes[0]! + subscribes[1]!);
    expect(csvParseRows(figuresCsv(run, LINK))).toContainEqual([SHEET.facts.switches, '18']);
  });

  it('are the same, played or counted', () => {
    const [played, counted] = [playedRun(link), countedRun(link)].map((run) => figuresDocument(run, LINK, null).gateways.switches!);
    expect(counted).toEqual(played);
  });

  it('and say nothing of it where nobody does', () => {
    const text = figuresCsv(playedRun('chats=2'), LINK) + figuresJson(playedRun('chats=2'), LINK, NO_OUTAGE);
    expect(text).not.toMatch(/switches to another|who switched|handshakes|subscribes/);
  });
});
