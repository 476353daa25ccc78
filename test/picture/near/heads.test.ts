/** What belongs to a chat, at the beginning of its row: each with a place of its own, none over what is not its own. */
import { describe, expect, it } from 'vitest';
import type { Box, SeatMap } from '../../../src/picture/near/seatmap';
import { mapOf, NARROW, sceneOf, WIDE } from '../../reading/scenes';
import { bottom, everyInput, outside, overlapping, right } from './inputs';

const headsAt = (map: SeatMap, chat: number): Box[] =>
  [map.chatApis[chat]!, map.topics[chat] ?? map.racks[chat], ...map.beside.map(({ boxes }) => boxes[chat])].filter((box) => box !== undefined);

describe('the heads of a row', () => {
  it('never overlap', () => {
    everyInput((map) => {
      expect(map.rows.flatMap((_, chat) => overlapping(headsAt(map, chat)))).toEqual([]);
    });
  });

  it('stay in the gutter beside their row, or in the head inside it, above its trunk', () => {
    everyInput((map, { scale }) => {
      expect(outside(map.rows.flatMap((row, chat) => {
        const place = map.stacked
          ? { x: row.x, y: row.y, width: row.width, height: map.trunks[chat]! - map.trunkWidth / 2 - row.y }
          : { x: map.busX + 1, y: row.y, width: row.x - 10 * scale - map.busX - 1, height: row.height };
        return headsAt(map, chat).map((box, index) => [`head ${String(index)} of row ${String(chat)}`, box, place] as const);
      }))).toEqual([]);
    });
  });

  it('are high enough to be told from a line', () => {
    everyInput((map) => {
      for (const box of map.rows.flatMap((_, chat) => headsAt(map, chat))) expect(box.height).toBeGreaterThanOrEqual(12);
    });
  });

  it('stand one below the other where the row is high, else side by side', () => {
    const [high, low] = ['chats=2&users=4&gateways=2', 'chats=12&users=4&gateways=2'].map((link) => mapOf(sceneOf(`${link}&design=topic-per-chat`), WIDE));
    high!.chatApis.forEach((api, chat) => { expect([high!.topics[chat]!.x, high!.topics[chat]!.y > bottom(api)]).toEqual([api.x, true]); });
    low!.chatApis.forEach((api, chat) => { expect([low!.topics[chat]!.y, low!.topics[chat]!.x > right(api)]).toEqual([api.y, true]); });
  });

  it('are in the middle of their row’s height, in the gutter', () => {
    const map = mapOf(sceneOf('chats=3&users=4&gateways=2&design=topic-per-chat'), WIDE);
    map.rows.forEach((row, chat) => { expect(map.chatApis[chat]!.y - row.y).toBeCloseTo(bottom(row) - bottom(map.topics[chat]!), 6); });
  });
});

describe('the rack of a chat whose people have a topic each', () => {
  it.each([['wide', WIDE], ['narrow', NARROW]] as const)('has a slot for each member, side by side, in the %s form', (_name, size) => {
    const map = mapOf(sceneOf('chats=3&users=7&gateways=3&design=topic-per-user'), size);
    expect(outside(map.rackSlots.map((slot, person) => [`slot of u${String(person + 1)}`, slot, map.racks[map.chatOf(person)]!]))).toEqual([]);
    map.rackSlots.forEach((slot, person) => {
      const before = map.rackSlots[person - 1];
      if (before && map.chatOf(person - 1) === map.chatOf(person)) expect(slot.x).toBeCloseTo(right(before), 6);
    });
  });
});
