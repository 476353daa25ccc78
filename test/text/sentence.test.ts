/** The sentence under the picture, for every state of a run. */
import { describe, expect, it } from 'vitest';
import { OUTCOME } from '../../src/model/trace';
import { underWayAt } from '../../src/reading/underway';
import { hearingWords, sentenceOf } from '../../src/text/page/sentence';
import { sceneOf, type Scene } from '../reading/scenes';

function said(scene: Scene, micros: number): string {
  return sentenceOf(underWayAt(scene.run, micros));
}
/** Half way along the first crossing of this kind. */
function during(scene: Scene, id: string): number {
  const { hop, sentMicros, arrivedMicros } = scene.trace.crossings;
  const kind = scene.kinds.findIndex((one) => one.id === id);
  const row = hop.indexOf(kind);
  return (sentMicros[row]! + arrivedMicros[row]!) / 2;
}
const BY_TURNS = 'A load balancer deals people out in turn: the first to GW1, the second to GW2, and so on round.';
const SMALL = 'users=6&gateways=3';

describe('of chats of unequal size', () => {
  it('tells the members of the followed chat', () => {
    const scene = sceneOf('sizes=3,1&gateways=2');
    expect(said(scene, during(scene, 'deliver'))).toMatch(/: 0 of 3 have the message\.$/);
    expect(said(scene, scene.result.summary.endMicros)).toMatch(/^The one person of chat2 has u4's message/);
    expect(said(scene, -1)).toBe('All 4 people are connected.');
  });
});

describe('while a hop is on its way', () => {
  const table: [design: string, hop: string, sentence: string][] = [
    ['direct', 'post', 'u1 posts: the message travels to the Chat API of chat1.'],
    ['direct', 'members', 'The Chat API of chat1 asks the chat-user storage who is in the chat.'],
    ['direct', 'members.reply', '1 answer is on the way back to the Chat API of chat1.'],
    ['direct', 'seats', 'The Chat API of chat1 asks the user-gateway shards where the members are: 2 asked.'],
    ['direct', 'seats.reply', '2 answers are on the way back to the Chat API of chat1.'],
    ['direct', 'append', 'The Chat API of chat1 appends the message to each gateway that holds a member: 3 copies on the way.'],
    ['direct', 'deliver', '3 copies are in. The gateways write the socket of every member: 0 of 6 have the message.'],
    ['topic-per-user', 'members', 'The Chat API of chat1 asks the chat-user storage who is in the chat.'],
    ['topic-per-user', 'publish', "The Chat API of chat1 publishes to every member's topic: 6 in all."],
    ['topic-per-user', 'deliver', '6 copies are in. The gateways write the socket of every member: 0 of 6 have the message.'],
    ['topic-per-chat', 'publish', "The Chat API of chat1 publishes once, to the chat's topic."],
    ['topic-per-chat', 'notify', 'The topic of chat1 notifies every gateway that subscribed: 3 copies on the way.'],
    ['topic-per-chat', 'deliver', '3 copies are in. The gateways write the socket of every member: 0 of 6 have the message.'],
    ['chat-gateway', 'hand', "The Chat API of chat1 hands the message to the chat's own gateway: 1 copy on the way."],
    ['chat-gateway', 'deliver', '1 copy is in. The gateways write the socket of every member: 0 of 6 have the message.'],
  ];
  it.each(table)('%s, %s', (design, hop, sentence) => {
    const scene = sceneOf(`design=${design}&${SMALL}`);
    expect(said(scene, during(scene, hop))).toBe(sentence);
  });

  it('topic-per-user, notify: it is the members’ own topics that notify, not one of the chat', () => {
    const scene = sceneOf(`design=topic-per-user&${SMALL}`);
    const sentence = said(scene, during(scene, 'notify'));
    expect(sentence).toContain('6 copies on the way');
    expect(sentence).not.toContain('The topic of chat1');
  });
});

describe('where some are told and strays ask', () => {
  // u3 and u4 are strays of chat1, whose gateway is GW1, and u9 of chat2.
  const scene = sceneOf('design=affinity-pull&chats=2&users=5&gateways=3&misplaced=0.5&poll=200');

  it('tells copies from answers', () => {
    expect(said(scene, during(scene, 'send'))).toBe('The Chat API of chat1 sends the message to those gateways of the chat at which somebody has it open: 1 copy on the way.');
    expect(said(scene, during(scene, 'deliver'))).toBe('1 copy and 0 answers are in. Gateways write their sockets: 0 of 5 have the message.');
    expect(said(scene, 90_000)).toBe("3 of 5 in chat1 have u1's message: 1 copy and 0 answers in, 3 writes out. 0 requests so far, 0 answered with nothing.");
    expect(said(scene, 160_000)).toBe('1 copy and 2 answers are in. Gateways write their sockets: 3 of 5 have the message.');
    expect(said(scene, 250_000)).toBe("All 5 of chat1 have u1's message: 1 copy and 2 answers in, 5 writes out. 3 requests so far, 1 answered with nothing.");
  });
});

describe('while people connect', () => {
  it('tells how many are on, and by what way', () => {
    const scene = sceneOf(SMALL);
    expect(said(scene, scene.result.summary.startMicros)).toBe(`People connect (round robin): 0 of 6 are on. ${BY_TURNS}`);
    const opened = scene.trace.crossings.arrivedMicros[scene.trace.crossings.hop.indexOf(scene.kinds.findIndex(({ id }) => id === 'open'))]!;
    expect(said(scene, opened)).toBe(`People connect (round robin): 1 of 6 are on. ${BY_TURNS}`);
  });
  it('tells of the coordinator where people are placed by chat, whatever the placement', () => {
    const scene = sceneOf(`design=chat-gateway&placement=ring&${SMALL}`);
    expect(said(scene, scene.result.summary.startMicros)).toMatch(/^People connect \(by chat\): 0 of 6 are on\. The coordinator /);
  });
  it('tells when all are on', () => {
    expect(said(sceneOf(SMALL), -0.001)).toBe('All 6 people are connected.');
  });
});

describe('before the first message', () => {
  it('tells that nobody has said anything', () => {
    expect(said(sceneOf(`${SMALL}&messages=0&do=50:post:u2`), 10_000)).toBe('6 people hold a socket open, on 3 gateways. Nobody has said anything yet.');
  });
});

describe('while writing fails', () => {
  const scene = sceneOf('users=6&gateways=3&loss=0.5&seed=1');
  const { crossings } = scene.trace;
  const deliver = scene.kinds.findIndex(({ id }) => id === 'deliver');
  /** Writes in the air at a moment that are no first attempts. */
  const again = (micros: number): number =>
    Array.from(crossings.hop.keys()).filter(
      (row) => crossings.hop[row] === deliver && crossings.attempt[row]! > 1 && crossings.sentMicros[row]! < micros && crossings.arrivedMicros[row]! > micros,
    ).length;
  const attemptInAir = (attempt: number): number => {
    const row = Array.from(crossings.hop.keys()).findIndex((one) => crossings.attempt[one] === attempt);
    return (crossings.sentMicros[row]! + crossings.arrivedMicros[row]!) / 2;
  };

  it.each([2, 3])('tells how many are tried again: attempt %i', (attempt) => {
    const micros = attemptInAir(attempt);
    const count = again(micros);
    expect(count).toBeGreaterThan(0);
    const words = count === 1 ? '1 write failed and is tried again.' : `${String(count)} writes failed and are tried again.`;
    expect(said(scene, micros)).toContain(` ${words}`);
  });

  it('does not tell of retries where the last attempt has failed', () => {
    const once = sceneOf('users=6&gateways=3&loss=0.5&attempts=1&tWrite=5000');
    const lost = once.trace.crossings.outcome.indexOf(OUTCOME.lost);
    const sentence = said(once, once.trace.crossings.arrivedMicros[lost]! + 0.001);
    expect(sentence).toMatch(/^3 copies are in\. The gateways write/);
    expect(sentence).not.toContain('tried again');
  });
});

describe('at rest', () => {
  it.each([
    ['direct', "All 6 of chat1 have u1's message: 3 copies in, 6 writes out."],
    ['topic-per-user', "All 6 of chat1 have u1's message: 6 copies in, 6 writes out."],
    ['topic-per-chat', "All 6 of chat1 have u1's message: 3 copies in, 6 writes out."],
    ['chat-gateway', "All 6 of chat1 have u1's message: 1 copy in, 6 writes out."],
  ])('at the end of %s', (design, sentence) => {
    const scene = sceneOf(`design=${design}&${SMALL}`);
    expect(said(scene, scene.result.summary.endMicros)).toBe(sentence);
  });

  it('tells that another message is yet to come, and not after the last', () => {
    const scene = sceneOf(`${SMALL}&messages=2`);
    expect(said(scene, 500_000)).toBe("All 6 of chat1 have u1's message: 3 copies in, 6 writes out. The next message is yet to come.");
    expect(said(scene, scene.result.summary.endMicros)).toBe("All 6 of chat1 have u2's message: 3 copies in, 6 writes out.");
  });

  it('names who was given up', () => {
    const scene = sceneOf('users=6&gateways=2&loss=0.5&seed=1');
    expect(said(scene, scene.result.summary.endMicros)).toBe("5 of 6 in chat1 have u1's message: 2 copies in, 12 writes out. u2 was given up after 3 attempts.");
  });

  it('tells of a message that waits', () => {
    const scene = sceneOf('users=4&tReceipt=60000');
    expect(said(scene, 60_000)).toBe("u1's message waits at a component.");
  });
});

describe('where a step lands', () => {
  it.each(['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'])('tells what sets out there: %s', (design) => {
    const scene = sceneOf(`design=${design}&${SMALL}`);
    const { sentMicros, arrivedMicros, message } = scene.trace.crossings;
    const underWay = (micros: number): boolean =>
      Array.from(message.keys()).some((row) => message[row]! >= 0 && sentMicros[row]! <= micros && arrivedMicros[row]! > micros);
    const landings = Array.from(scene.index.beats).filter((beat) => beat > 0 && underWay(beat));
    expect(landings.length).toBeGreaterThan(1);
    const false_ = landings.map((beat) => said(scene, beat)).filter((sentence) => /waits at a component|yet to come|in chat1 have/.test(sentence));
    expect(false_).toEqual([]);
  });
});

describe('of one person alone', () => {
  it('is in the singular', () => {
    const scene = sceneOf('users=1&gateways=1');
    const moments = [-0.001, 0, ...scene.index.beats].map((micros) => said(scene, micros));
    expect(moments.filter((sentence) => /\b1 people\b|\bAll 1\b/.test(sentence))).toEqual([]);
  });
  it('has the message, where the others do not', () => {
    const scene = sceneOf('users=6&loss=0.9&attempts=1');
    expect(said(scene, scene.result.summary.endMicros)).toMatch(/^1 of 6 in chat1 has u1's message/);
  });
});

describe('when people hear', () => {
  it.each([
    [81_520, 82_630, 'The first viewer hears after 81.5 ms, the last viewer after 82.6 ms.'],
    [80_000, 1_234_000, 'The first viewer hears after 80 ms, the last viewer after 1.23 s.'],
    [null, null, 'Nobody hears a message in this run.'],
  ])('%s to %s µs', (first, last, words) => {
    expect(hearingWords(first, last)).toBe(words);
  });
});

describe('people who switch chats', () => {
  const link = 'chats=2&users=3&gateways=2&switches=60&messages=3&seed=5';
  /** What is said half way along each crossing of a kind. */
  const saidAt = (scene: Scene, id: string): string[] => {
    const { hop, length, sentMicros, arrivedMicros } = scene.trace.crossings;
    const kind = scene.kinds.findIndex((one) => one.phase === 'switch' && one.id === id);
    return Array.from({ length }, (_, row) => row)
      .filter((row) => hop[row] === kind)
      .map((row) => said(scene, (sentMicros[row]! + arrivedMicros[row]!) / 2));
  };
  it.each([
    ['direct', 'tell', /u\d opens chat[12] and tells GW[12]\.$/],
    ['topic-per-chat', 'unsubscribe', /GW[12] has lost its last viewer of chat[12], and unsubscribes\.$/],
    ['chat-gateway', 'resolve', /u\d opens chat[12] and asks the coordinator where\.$/],
    ['chat-gateway', 'open', /u\d connects to GW[12], a gateway of chat[12]: a new handshake\.$/],
  ])('are told of while what they set off is on its way: %s, %s', (design, id, words) => {
    const scene = sceneOf(`${link}&design=${design}`);
    expect(saidAt(scene, id)).toContainEqual(expect.stringMatching(words));
  });

  it('count for a message where they were when it was posted', () => {
    const scene = sceneOf(link);
    const end = said(scene, scene.result.summary.endMicros);
    const last = scene.trace.messages.length - 1;
    const writes = scene.cursor().at(Infinity).writesOut[last]!;
    expect(end).toMatch(new RegExp(`^All ${String(writes)} viewers of chat[12] have|^The one viewer of`));
  });
});
