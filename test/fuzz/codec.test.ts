/** Spoiled links through the codec; `npm run fuzz -- --links` tries as many as one likes. */
import { describe, expect, it } from 'vitest';
import { readingFaults, tryLinks } from './codec';
import { chanceOf } from './chance';
import { soundLink, spoiled } from './links';

const LINKS = 5_000;

describe(`${String(LINKS)} spoiled links`, () => {
  it('are read without an error, in words, and the same when written and read again', () => {
    const { tried, repaired, failures } = tryLinks(1, LINKS);
    expect(failures).toEqual([]);
    expect(tried).toBe(LINKS);
    // Otherwise nothing would have been tried.
    expect(repaired).toBeGreaterThan(LINKS / 2);
  });

  it('are the same for the same seed, and others for another', () => {
    const links = (seed: number): string[] => [1, 2, 3, 4].map((index) => spoiled(soundLink(chanceOf(seed, index)), chanceOf(seed, index, 1)));
    expect(links(5)).toEqual(links(5));
    expect(links(5)).not.toEqual(links(6));
  });
});

it.each(['chats=4&gateways=4', 'gatways=4', 'users=x&chats=2', 'design=direct&design=pigeon', '%%%', ''])('%j has no fault of ours', (link) => {
  expect(readingFaults(link)).toEqual([]);
});
