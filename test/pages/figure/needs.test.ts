import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges } from '../../../src/model/scenario';
import { needsOf } from '../../../src/pages/figure/needs';

const small = withChanges(DEFAULT_SCENARIO, { gateways: 4 });
const played = withChanges(DEFAULT_SCENARIO, { chats: 50, users: 20, gateways: 20 });
const large = withChanges(DEFAULT_SCENARIO, { chats: 1000, users: 10_000, gateways: 1000 });
/** Few people, who say more than a page plays. */
const talkative = withChanges(DEFAULT_SCENARIO, { messages: 100_000 });

describe('what a figure needs', () => {
  it.each([
    ['people who are drawn', [[small]], { events: true, counts: false, near: true, far: false }],
    ['people who are played and seen from farther away', [[played]], { events: true, counts: false, near: false, far: true }],
    ['millions', [[large]], { events: false, counts: true, near: false, far: true }],
    ['few people, counted', [[talkative]], { events: false, counts: true, near: false, far: true }],
    ['two of different size, which are seen alike', [[small, played]], { events: true, counts: false, near: false, far: true }],
    ['one scene after the other', [[small], [large]], { events: true, counts: true, near: true, far: true }],
  ])('for %s', (_name, pictures, needs) => {
    expect(needsOf(pictures)).toEqual(needs);
  });
});
