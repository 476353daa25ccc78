/** Who holds people's sockets: read off a design's hops, and counted there. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { decodeScenario } from '../../src/link/codec';
import { fullestPart, socketHolder, socketsHeld } from '../../src/model/sockets';
import { fullFirstWords, secondRows } from '../../src/text/page/second';

const { scenario } = decodeScenario('design=thin-edge&chats=10&users=10&gateways=5&edges=2&sockets=50');
const thin = designOf('thin-edge');

describe('who holds sockets', () => {
  it('is whoever writes them: edges where these stand in between, else gateways', () => {
    for (const design of CATALOGUE) expect(socketHolder(design), design.id).toBe(design.brings.includes('edges') ? 'edge' : 'gateway');
  });

  it('has the people of the gateways that hang on it in turn', () => {
    expect([...socketsHeld(new Float64Array([10, 20, 30, 40, 50]), scenario, thin)]).toEqual([90, 60]);
    expect([...socketsHeld(new Float64Array([10, 20, 30, 40, 50]), scenario, designOf('direct'))]).toEqual([10, 20, 30, 40, 50]);
    expect(fullestPart(scenario, thin)).toBe(3 / 5);
    expect(fullestPart(scenario, designOf('direct'))).toBe(1 / 5);
  });

  it('is held against what is meant for it, in a count and in words', () => {
    const figures = estimate(aggregate(scenario));
    // 100 people, 20 on each gateway: three of them on the first edge.
    expect(figures.edges!.sockets.busiest).toBe(60);
    expect(figures.edges!.socketShare.busiest).toBeCloseTo(1.2, 9);
    expect(figures.edges!.overSockets).toBe(1);
    expect(figures.gateways.overSockets).toBe(0);
    expect(figures.gateways.connections.total).toBe(100);
    expect(secondRows(figures, scenario).find(({ label }) => label === 'sockets of an edge, meant for 50')).toMatchObject({ busiest: '60', isOver: true });
    expect(fullFirstWords(figures, scenario)).toContain('1 edge holds more sockets than it is meant to.');
    expect(estimate(aggregate({ ...scenario, design: 'direct' })).edges).toBeUndefined();
  });
});
