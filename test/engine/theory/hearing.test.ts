import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { expectedHearing, type Hearing } from '../../../src/engine/theory/hearing';
import type { Scenario } from '../../../src/model/scenario';
import { decodeScenario } from '../../../src/link/codec';
import { pacingOf } from '../../../src/model/releases';
import { runToEnd } from '../../../src/engine/events/simulate';
import { PUSHED_IDS } from '../../designs/pushed';

function hearingOf(scenario: Scenario): Hearing {
  const hearing = expectedHearing(scenario, designOf(scenario.design));
  if (!hearing) throw new Error('nobody hears');
  return hearing;
}

function both(link: string, design: string) {
  const scenario = { ...decodeScenario(link).scenario, design };
  const { messages } = runToEnd(scenario, { withTrace: false }).ledger;
  return {
    played: { firstMicros: messages.firstViewerMicros[0]!, lastMicros: messages.lastViewerMicros[0]! },
    formula: hearingOf(scenario),
  };
}

/** A clock's next tick is anywhere within half a tick of the mean, for one message. */
function slackMicros(link: string, design: string): number {
  const pacing = pacingOf({ ...decodeScenario(link).scenario, design }, designOf(design));
  return pacing?.clocks ? pacing.windowMicros / 2 : 0;
}
function expectNear(link: string, design: string, share: number): void {
  const { played, formula } = both(link, design);
  for (const moment of ['firstMicros', 'lastMicros'] as const) {
    expect(Math.abs(formula[moment] - played[moment]), moment).toBeLessThan(share * played[moment] + slackMicros(link, design));
  }
}

describe('when viewers hear', () => {
  it.each([
    ['topic-per-user', 'users=64&gateways=4'],
    ['topic-per-user', 'users=1000&gateways=10&cores=4'],
    ['topic-per-chat', 'users=64&gateways=4'],
    ['topic-per-chat', 'users=1000&gateways=10&tNotify=20'],
    ['chat-gateway', 'users=1000&gateways=10'],
    ['topic-per-chat', 'users=64&gateways=4&tSendPublish=30&tPublish=9.5&tWake=115&tFirstWrite=19'],
    ['chat-gateway', 'users=1000&gateways=10&tSend=2.3&tWake=30&cores=8&sharedWrites=on&tFirstWrite=7'],
    ['chat-gateway', 'users=1000&gateways=10&cores=8&sharedWrites=on'],
    ['direct', 'users=64&gateways=4&tQuery=9.3&tSend=70&shards=1&tWake=115'],
    ['topic-per-user', 'users=64&gateways=64&tSendPublish=20&tPublish=9&tQuery=5&tWake=30'],
  ])('%s is what is played, dealt out in turn: %s', (design, link) => {
    const { played, formula } = both(link, design);
    expect(formula.firstMicros).toBeCloseTo(played.firstMicros, 6);
    expect(formula.lastMicros).toBeCloseTo(played.lastMicros, 6);
  });
  it.each(PUSHED_IDS)('%s is within a hundredth of what is played, placed at random', (design) => {
    expectNear('users=1000&gateways=10&placement=random', design, 0.01);
  });
  it.each(PUSHED_IDS)('%s is near what is played where a tenth are viewing', (design) => {
    expectNear('users=20000&gateways=20&placement=random&online=0.5&viewing=0.2', design, 0.02);
  });
  it.each(CATALOGUE.map(({ id }) => id))('is a first and a last moment under %s, whichever side of a size the chat is on', (design) => {
    for (const link of ['chats=4&users=500&gateways=16', 'chats=4&users=2000&gateways=16', 'users=1&gateways=1']) {
      const { firstMicros, lastMicros } = hearingOf({ ...decodeScenario(link).scenario, design });
      expect(firstMicros, link).toBeGreaterThan(0);
      expect(lastMicros, link).toBeGreaterThanOrEqual(firstMicros);
      expect(lastMicros, link).toBeLessThan(Infinity);
    }
  });

  it('is never where nobody is viewing', () => {
    const { scenario } = decodeScenario('users=10&viewing=0');
    for (const design of CATALOGUE) expect(expectedHearing({ ...scenario, design: design.id }, design)).toBeNull();
  });
  it('is a hand-worked race to the last of 10,000 viewers', () => {
    // 40 ms there, half a millisecond to the gateway, 10 µs to take it in, 10,000 writes of 10 µs, 40 ms.
    const alone = { ...decodeScenario('users=10000&gateways=1000').scenario, design: 'chat-gateway' };
    expect(hearingOf(alone).lastMicros).toBe(40_000 + 500 + 10 + 100_000 + 40_000);
    // Ten writes a gateway; the broker's thousandth notification leaves after 1.5 ms.
    const spread = hearingOf({ ...alone, design: 'topic-per-chat' });
    expect(spread.lastMicros).toBe(40_000 + 500 + 1500 + 500 + 10 + 100 + 40_000);
  });
});
