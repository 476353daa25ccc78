/** Scenarios as small pictures: rows, columns and who hears, from the scenario's own numbers. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { decodeScenario } from '../../../src/link/codec';
import { scenePicture } from '../../../src/pages/lab/scenepicture';
import { SCENES } from '../../../src/text/page/scenes';

function pictureOf(link: string) {
  const { scenario } = decodeScenario(link);
  return scenePicture(scenario, designOf(scenario.design));
}
const filled = (link: string): number[] => pictureOf(link).heard.map((row) => row.filter((isHeard) => isHeard).length);

describe('the small picture of a scenario', () => {
  it('has its rows and columns where they are few, and one more column or two for twice the gateways where they are many', () => {
    expect(pictureOf('chats=3&gateways=2')).toMatchObject({ rows: 3, columns: 2 });
    const [once, twice] = [1000, 2000].map((gateways) => pictureOf(`chats=1000&users=10000&gateways=${String(gateways)}`).columns);
    expect(twice! - once!).toBeGreaterThanOrEqual(1);
    expect(twice! - once!).toBeLessThanOrEqual(2);
  });

  it('fills as many cells of a row as gateways hear a chat', () => {
    expect(filled('chats=2&users=8&gateways=4')).toEqual([4, 4]);
    // Two of four gateways hold the two people; a chat's own gateway is one of four.
    expect(filled('chats=2&users=2&gateways=4')).toEqual([2, 2]);
    expect(filled('design=chat-gateway&chats=2&users=8&gateways=4')).toEqual([1, 1]);
    // 1 - 1/e of the gateways hold one of as many people: 63 % of 12 columns.
    expect(new Set(filled('chats=4&users=500&gateways=500&placement=random&design=topic-per-chat'))).toEqual(new Set([8]));
  });

  it.each(SCENES)('of “$title” is small enough to be drawn', ({ hash }) => {
    const { repairs } = decodeScenario(hash);
    const { rows, columns } = pictureOf(hash);
    expect(repairs).toEqual([]);
    expect(rows).toBeLessThanOrEqual(9);
    expect(columns).toBeLessThanOrEqual(20);
  });
});
