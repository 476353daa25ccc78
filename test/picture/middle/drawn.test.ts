/** What the middle distance draws, mark by mark, as a recording canvas has it: every design is visibly itself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { designOf } from '../../../src/designs';
import { runToEnd } from '../../../src/engine/events/simulate';
import { decodeScenario } from '../../../src/link/codec';
import { sizesOf } from '../../../src/model/sizes';
import type { FarInks } from '../../../src/picture/far/farmap.draw';
import { layoutOf, rowPlaces } from '../../../src/picture/middle/layout';
import { peopleInCells } from '../../../src/picture/middle/people';
import { drawRows } from '../../../src/picture/middle/rows.draw';
import { stateAt } from '../../../src/picture/middle/state';
import { columnLabels, rowLabels } from '../../../src/picture/middle/words';
import { loadedRun } from '../../../src/reading/run';
import { RecordedPath, RecordingContext, type Painted } from '../recorder';

const INKS: FarInks = { people: 'people', hues: ['hue1', 'hue2', 'hue3', 'hue4'], chosen: 'chosen', font: 'sans-serif', ink: 'ink', soft: 'soft', writes: 'writes', page: 'page', line: 'line', pale: 'pale' };

beforeEach(() => { vi.stubGlobal('Path2D', RecordedPath); });
afterEach(() => { vi.unstubAllGlobals(); });

function draw(link: string, millis: number, size = { width: 932, height: 600 }) {
  const { scenario } = decodeScenario(link);
  const run = loadedRun(runToEnd(scenario, { withTrace: true }), designOf(scenario.design), null);
  const people = peopleInCells(run.result.seating!, sizesOf(scenario).chatOf, scenario.chats, scenario.gateways);
  const layout = layoutOf({ ...size, unit: 1, chats: scenario.chats, gateways: scenario.gateways, hasMargins: true, loads: 2 });
  const state = stateAt(run, millis * 1000);
  const places = rowPlaces(layout, { from: -1, to: state.live, progress: 1 });
  const perPerson = scenario.design === 'topic-per-user';
  const copies = (cell: number): number => {
    const held = people.begins[cell + 1]! - people.begins[cell]!;
    return perPerson ? held : Math.min(1, held);
  };
  const context = new RecordingContext();
  drawRows(context as unknown as CanvasRenderingContext2D, { layout, places, people, state, copies, topicOf: run.result.topology.topicOf, chosen: null, followed: null }, INKS);
  return { painted: context.painted, layout, places, state };
}
const fills = (painted: readonly Painted[], ink: string, name: Painted['name']): Painted[] => painted.filter((mark) => mark.name === name && mark.attributes['fill'] === ink && mark.attributes['opacity'] === null);
const count = (mark: Painted | undefined): number => (String(mark?.attributes['d'] ?? '').match(/M/g) ?? []).length;
const dashed = (painted: readonly Painted[]): Painted[] => painted.filter(({ attributes }) => attributes['stroke-dasharray'] === '3 2');

describe('people', () => {
  it('are hollow beads, each once, and are filled as they hear', () => {
    const link = 'chats=4&users=200&gateways=8';
    const beads = (painted: readonly Painted[], isFilled: boolean): number =>
      painted.filter(({ name, attributes }) => name === 'path' && attributes['transform'] === null && (isFilled ? String(attributes['fill']).startsWith('hue') : attributes['fill'] === 'page')).reduce((sum, mark) => sum + (String(mark.attributes['d']).match(/A[^A]*A/g) ?? []).length, 0);
    const before = draw(link, 1).painted;
    expect(beads(before, false)).toBe(800);
    const after = draw(link, 1e6).painted;
    expect(beads(after, false)).toBe(0);
    expect(beads(after, true)).toBe(800);
  });

  it('of more than a thousand are two tones: who sits there, and who has it', () => {
    const { painted, state } = draw('chats=10&users=400&gateways=10', 1e6);
    const atRest = painted.filter(({ name, attributes }) => name === 'rect' && attributes['opacity'] === 0.38 * 0.45);
    expect(atRest).toHaveLength(90);
    expect(state.heard.every((one) => one === 1)).toBe(true);
  });
});

describe('the live row', () => {
  it('alone is outlined in ink; the others are paler', () => {
    const { painted, places, state } = draw('chats=4&users=200&gateways=8', 42.4);
    const frames = painted.filter(({ name, attributes }) => name === 'rect' && attributes['stroke'] === 'ink');
    expect(frames).toHaveLength(1);
    expect(frames[0]!.attributes['y']).toBe(places[state.live]!.y);
    const others = painted.filter(({ name, attributes }) => name === 'rect' && String(attributes['stroke']).startsWith('hue') && attributes['opacity'] === 0.45);
    expect(others.length).toBeGreaterThanOrEqual(3);
  });

  it('has an empty dock in each cell, dashed, which is solid with its number once the copy is in', () => {
    const link = 'chats=4&users=200&gateways=8';
    expect(dashed(draw(link, 41).painted).filter(({ attributes }) => attributes['opacity'] === null)).toHaveLength(8);
    const { painted } = draw(link, 1e6);
    expect(painted.filter(({ text }) => text === '1')).toHaveLength(8);
  });

  it('has a stroke of ink to each person while their sockets are written, and none before', () => {
    const link = 'chats=4&users=200&gateways=8';
    const strokes = (millis: number): number => draw(link, millis).painted.filter(({ name, attributes }) => name === 'path' && attributes['stroke'] === 'ink').reduce((sum, mark) => sum + count(mark), 0);
    expect([strokes(41), strokes(64)]).toEqual([0, 200]);
  });

  it('has a cross at each write that came to nothing', () => {
    const { painted, state } = draw('chats=1&users=100&gateways=17&loss=0.8&attempts=1', 1e6);
    const lost = [...state.writes.values()].filter(({ hasFailed }) => hasFailed).length;
    const strokes = painted.filter(({ name, attributes }) => name === 'path' && attributes['stroke'] === 'ink').reduce((sum, mark) => sum + count(mark), 0);
    expect(lost).toBeGreaterThan(50);
    expect(strokes).toBe(100 + 2 * lost);
  });
});

describe('designs', () => {
  const scene = 'chats=4&users=60&gateways=16';
  const liveTaps = (design: string): Painted[] => {
    const { painted, places, state } = draw(`${scene}&design=${design}`, 1e6);
    const { y, height } = places[state.live]!;
    return fills(painted, `hue${String(state.live + 1)}`, 'rect').filter(({ attributes }) => Number(attributes['y']) >= y && Number(attributes['y']) < y + height && Number(attributes['width']) < 5);
  };
  it('are told apart by their taps: one a gateway, a strand a person, one alone', () => {
    expect(liveTaps('direct')).toHaveLength(16);
    expect(liveTaps('topic-per-user')).toHaveLength(60);
    expect(liveTaps('chat-gateway')).toHaveLength(1);
  });
  it('have a topic beside each chat where chats have one', () => {
    const words = (design: string): string[] => {
      const { layout, places, state } = draw(`${scene}&design=${design}`, 1e6);
      return rowLabels(layout, places, state.live, design === 'topic-per-chat' ? 'chat' : null).map(({ text }) => text);
    };
    expect(words('topic-per-chat').filter((text) => text === 'topic')).toHaveLength(4);
    expect(words('direct')).toEqual(['chat1', 'chat2', 'chat3', 'chat4']);
  });
});

describe('what is drawn', () => {
  it.each([['chats=50&users=200&gateways=40', 40], ['chats=60&users=60&gateways=64', 64]])('grows with pixels, never with people: %s', (link) => {
    const { painted, layout } = draw(link, 500);
    expect(painted.length).toBeLessThan(8 * layout.chats * layout.gateways + 200);
  });

  it('has no more shapes where few cells hold very many people', () => {
    const { painted, layout } = draw('chats=3&users=20000&gateways=4', 100);
    const shapes = painted.reduce((sum, { attributes }) => sum + 1 + (String(attributes['d'] ?? '').match(/[MA]/g) ?? []).length, 0);
    expect(shapes).toBeLessThan(50 * layout.chats * layout.gateways);
  });
});

describe('names', () => {
  it('of rows are every fifth above twenty, and the live one always', () => {
    const layout = layoutOf({ width: 932, height: 600, unit: 1, chats: 50, gateways: 40, hasMargins: true, loads: 2 });
    const places = rowPlaces(layout, { from: -1, to: 23, progress: 1 });
    const names = rowLabels(layout, places, 23, null);
    expect(names.map(({ text }) => text)).toContain('chat24');
    expect(names.length).toBeLessThanOrEqual(11);
    const ys = names.map(({ y }) => y).sort((a, b) => a - b);
    ys.slice(1).forEach((y, index) => { expect(y - ys[index]!).toBeGreaterThanOrEqual(12); });
  });
  it.each([[348, 16], [932, 16], [932, 64], [2500, 40]])('of columns in %i pixels with %i gateways neither meet nor leave the picture', (width, gateways) => {
    const layout = layoutOf({ width, height: 600, unit: 1, chats: 8, gateways, hasMargins: true, loads: 2 });
    const names = columnLabels(layout);
    names.forEach(({ x, text }, index) => {
      expect(x + text.length * 3.5).toBeLessThanOrEqual(width + 1);
      if (index > 0) expect(x - names[index - 1]!.x).toBeGreaterThan(text.length * 6.8);
    });
    expect(names[0]!.text).toBe('GW1');
  });
});
