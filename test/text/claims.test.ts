/** What the read-me and the scenes claim, worked out. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { expectedPerMessage } from '../../src/engine/theory/theory';
import { scenarioOf, STEPS } from '../../src/lesson';
import { decodeScenario } from '../../src/link/codec';
import { PLACEMENT_IDS } from '../../src/model/placement';
import { withChanges } from '../../src/model/scenario';
import { hearingOf } from '../../src/model/traits';
import { SCENES } from '../../src/text/page/scenes';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const shown = new Set([...Array.from(readme.matchAll(/^\| `#((?:design|chats|sizes)=[^`]+)`/gm), ([, link]) => link!), ...SCENES.map(({ hash }) => hash)]);

describe('a showcase', () => {
  it('is there to be looked at', () => {
    expect(shown.size).toBeGreaterThan(12);
  });

  it.each([...shown])('keeps its gateways and topics well below all their time: #%s', { timeout: 300_000 }, (link) => {
    const { gateways, topics } = estimate(aggregate(decodeScenario(link).scenario));
    expect(gateways.share.busiest).toBeLessThan(0.95);
    expect(topics.share.busiest ?? 0).toBeLessThan(0.95);
    expect(gateways.estimatedWaitMicros.longest).not.toBeNull();
  });
});

describe('copies taken in never exceed sockets written', () => {
  it('where only gateways with viewers are told', () => {
    expect(readme).toContain('copies taken in never exceed sockets written when only gateways with viewers are told');
    for (const design of CATALOGUE.filter((one) => hearingOf(one) === 'viewed')) {
      for (const placement of PLACEMENT_IDS) {
        for (const viewing of [1, 0.3, 0.01]) {
          const { receipts, writes } = expectedPerMessage(withChanges(decodeScenario('chats=7&users=300&gateways=90').scenario, { placement, viewing }), design);
          expect(receipts, `${design.id} ${placement} ${String(viewing)}`).toBeLessThanOrEqual(writes * (1 + 1e-9));
        }
      }
    }
  });

  it('and do where gateways with members are, as a step of the lesson shows', () => {
    const scenario = scenarioOf(STEPS.find(({ id }) => id === 'who-is-looking')!, 'everybody');
    const { receipts, writes } = expectedPerMessage(scenario, designOf(scenario.design));
    expect(hearingOf(designOf(scenario.design))).toBe('held');
    expect(receipts).toBeGreaterThan(9 * writes);
  });
});
