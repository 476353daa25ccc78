/** What it comes to that one gateway dies, in sentences and in cells. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { outageOf } from '../../src/engine/weighing/outage';
import { decodeScenario } from '../../src/link/codec';
import { backText, endsText, fullestText, othersText, outageWords, toOneText } from '../../src/text/page/outage';

function of(link: string) {
  const { scenario } = decodeScenario(link);
  const outage = outageOf(scenario, designOf(scenario.design), null);
  return { words: outageWords(outage, scenario), cells: [endsText, othersText, toOneText, fullestText, backText].map((text) => text(outage)) };
}

describe('the sentences', () => {
  it('say who is out, where they go, what it takes, whether the rest hold it, and how soon', () => {
    expect(of('chats=10&users=30&gateways=5&placement=ring').words).toEqual([
      'When GW5 dies, which holds most, 84 people of 10 chats lose their socket; at a mean gateway there are 60.',
      'The ring hands them to the gateways that come next on it, up to 32 to one; nobody else has to move.',
      '84 handshakes take 42 ms of a core in all.',
      'The rest hold it: the fullest gateway then has 0.1% of its cores busy and 0.09% of the sockets meant for it.',
      'At the soonest all are back after 16 ms: the gateway to which most come does nothing but handshakes in the time that its messages leave it.',
      'Until they are back about 84 messages a second pass them by. The model keeps no history: clients would have to fetch them from one beside it.',
    ]);
  });

  it('say of a hash over all gateways whom else it sends away, and that these miss messages too', () => {
    const { words } = of('chats=1000&users=10000&gateways=1000&placement=l4');
    expect(words[0]).toBe('When one dies, in the mean 10,000 people of 1,000 chats lose their socket.');
    expect(words[1]).toBe('The balancer keeps no list of sockets: its hash, now modulo 999, sends 9.98 million others to a gateway that does not know them. So 9.99 million connect anew, about 10,000 to each.');
    expect(words).toContain('At the soonest all are back after 5.62 s: each gateway does nothing but handshakes in the time that its messages leave it.');
    expect(words.at(-1)).toMatch(/^Until they are back about 9\.99 million messages a second pass them by\./);
  });

  it('say of gateways of chats that they come as a whole, and what it would be to deal all out anew', () => {
    expect(of('chats=4&users=8&gateways=4&design=chat-gateway').words.slice(0, 3)).toEqual([
      'When one dies, 8 people of 1 chat lose their socket: all gateways hold as many.',
      'The coordinator gives each of these chats to the gateway with the fewest people, up to 8 to one; everybody else keeps their socket.',
      'If it dealt out all chats anew, 24 others would move as well.',
    ]);
    expect(of('chats=1000&users=10000&gateways=1000&design=chat-gateway').words[1]).toMatch(/ fewest people, about 10,000 to one at the most; everybody else/);
    expect(of('chats=4&users=8&gateways=4&design=affinity').words[2]).toBe('If it dealt out all communities anew, 24 others would move as well.');
    expect(of('chats=4&users=8&gateways=4&design=celebrity&bigFrom=8').words.slice(0, 4)).toEqual([
      'When one dies, 16 sockets end, 8 of them second ones: all gateways hold as many.',
      'The load balancer deals them out over the other 3, up to 11 to one; everybody else keeps their socket.',
      'The coordinator finds other gateways for the big chats of this one.',
      'If the coordinator dealt out all big chats anew, 24 second sockets more would move.',
    ]);
  });

  it('say of edges that they keep the sockets, of parts that they are parts, and of subscriptions what the broker does', () => {
    expect(of('chats=4&users=8&gateways=4&design=thin-edge').words.slice(0, 3)).toEqual([
      'When one dies, the streams of 8 people of 4 chats end. Edges hold the sockets, and these stay: all gateways hold as many.',
      'The edges open them anew at the other 3, up to 3 to one.',
      'What it costs to open a stream is not in the model.',
    ]);
    expect(of('chats=4&users=8&gateways=4&design=split-room&parts=8').words[0]).toMatch(/^When one dies, 8 people of 8 parts of chats lose/);
    expect(of('chats=4&users=8&gateways=4&design=topic-per-user&tSubscribe=10').words[2]).toBe('8 handshakes take 4 ms of a core in all. 8 subscriptions take the broker 80 µs.');
    expect(of('chats=1&users=1&gateways=1&design=topic-per-user').words[0]).toBe('There is one gateway: the one person of it is out until it is replaced.');
    expect(of('design=pull').words.at(-1)).toBe('Until they are back about 4 messages a second pass them by. They stay in the logs of the chats, and clients ask for them again.');
  });

  it('say what one person does, and nobody', () => {
    expect(of('chats=1&users=1&gateways=3').words.slice(0, 3)).toEqual([
      'When GW1 dies, which holds most, 1 person of 1 chat loses their socket; at a mean gateway there are 0.33.',
      'The load balancer deals them out over the other 2; everybody else keeps their socket.',
      '1 handshake takes 500 µs of a core.',
    ]);
    expect(of('chats=1&users=1&gateways=3&online=0').words).toEqual([
      'When one dies, 0 people of 0 chats lose their socket: all gateways hold as many.',
      'The rest hold it: the fullest gateway then has 0% of its cores busy and 0% of the sockets meant for it.',
    ]);
  });

  it('say what the rest do not hold, and why nobody knows how soon all are back', () => {
    expect(of('chats=4&users=800&gateways=4&rate=24&tWrite=50&gbit=0.01').words.filter((words) => /rest|leave no time/.test(words))).toEqual([
      'The rest do not hold it: the fullest gateway would have 128% of its cores busy and 205% of its link full.',
      'Messages leave no time for handshakes, so nobody knows when all are back.',
    ]);
    expect(of('tHandshake=0').words).toContain('A handshake takes no time here, so there is no least time until all are back.');
  });
});

it('cells say the same, and what is not there', () => {
  expect(of('chats=4&users=8&gateways=4&design=chat-gateway').cells).toEqual(['8', '0 (24)', '8', 'cores 0.018%', '4 ms']);
  expect(of('chats=4&users=8&gateways=4&design=thin-edge').cells).toEqual(['0 (8 streams)', '0', '3', 'cores 0.022%', 'not known']);
  expect(of('gateways=1').cells).toEqual(['8', '–', '–', '–', 'nobody left']);
  expect(of('rate=1000&users=200&gateways=4&sockets=10').cells[3]).toBe('sockets 670%');
  expect(of('chats=4&users=800&gateways=4&rate=24&tWrite=50').cells[4]).toBe('no time left');
});
