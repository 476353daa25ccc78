/** What the rig will not play, and that it says so by name. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import type { Design, Hop } from '../../src/model/design';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { main } from './main';
import { planOf, playOf, Refusal } from './plan';

const deliver: Hop = { id: 'deliver', verb: 'send', to: 'user', fanout: 'localMembers', senderPays: 'tWrite', words: 'writes', then: [] };
const append: Hop = { id: 'append', verb: 'send', to: 'gateway', fanout: 'everyGateway', receiverPays: 'tReceipt', words: 'appends', then: [deliver] };
const stranger = (...post: readonly Hop[]): Design => ({ ...designOf('chat-gateway'), id: 'stranger', places: 'byUser', post });
const play = (...post: readonly Hop[]) => playOf(stranger(...post), DEFAULT_SCENARIO);

describe('a design is read off its hops', () => {
  it('knows the designs of the article', () => {
    const known = {
      direct: { steps: ['askMembers', 'askSeats', 'sendToSeats'], subscribing: 'none', writing: 'viewersOfChat', keepsSeats: true },
      'topic-per-user': { steps: ['askMembers', 'publishToMembers'], subscribing: 'ownTopics', writing: 'addressee', keepsSeats: false },
      'topic-per-chat': { steps: ['publishToChat'], subscribing: 'forViewers', writing: 'viewersOfChat', keepsSeats: false },
      'chat-gateway': { steps: ['sendToChatGateways'], subscribing: 'none', writing: 'viewersOfChat', keepsSeats: false },
    };
    for (const [id, plan] of Object.entries(known)) expect(playOf(designOf(id), DEFAULT_SCENARIO), id).toEqual(plan);
  });

  it('plays or refuses by name whatever else the catalogue has', () => {
    for (const design of CATALOGUE) {
      try {
        expect(playOf(design, DEFAULT_SCENARIO).steps.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        expect(String(error)).toContain(design.id);
      }
    }
  });

  it('refuses owners of chats that do not let each message go at once', () => {
    expect(() => playOf(designOf('coalesce'), DEFAULT_SCENARIO)).toThrow(new Refusal('the rig cannot play the design "coalesce": the owners of its chats hold messages, which it does not know'));
    expect(() => playOf(designOf('slow-mode'), DEFAULT_SCENARIO)).toThrow(new Refusal('the rig cannot play the design "slow-mode": the owners of its chats drop what is above a cap, which it does not know'));
  });

  it('refuses chats in parts that see only themselves', () => {
    expect(() => playOf(designOf('split-room'), DEFAULT_SCENARIO)).toThrow(new Refusal('the rig cannot play the design "split-room": "rooms" has its chats in parts that see only themselves, which it does not know'));
  });

  it('refuses people who belong to several chats', () => {
    expect(() => planOf({ ...DEFAULT_SCENARIO, chats: 3, memberships: 2 }, designOf('direct'))).toThrow(new Refusal('the rig cannot play people who belong to several chats (memberships above 1)'));
  });

  it('plays words that no design of the catalogue puts together so', () => {
    expect(play(append)).toMatchObject({ steps: ['sendToEveryGateway'], subscribing: 'none' });
  });

  it.each([
    ['a way that it does not know', { ...append, fanout: 'viewingGateways' }, 'its hop "append" goes from chatApi by "send gateway viewingGateways"'],
    ['a field that it does not know', { ...append, holdMillis: 5 }, 'its hop "append" says "holdMillis"'],
    ['an answer that nobody asked for', { ...append, fanout: 'interestedGateways' }, 'sendToSeats comes without askSeats before it'],
    ['two ways to write', { ...append, then: [deliver, { ...deliver, id: 'one', fanout: 'addressee' }] }, 'its gateways write sockets in 2 ways (viewersOfChat, addressee)'],
  ] as [string, Hop, string][])('refuses %s', (_what, hop, why) => {
    expect(() => play(hop)).toThrow(new Refusal(`the rig cannot play the design "stranger": ${why}, which it does not know`));
  });
});

describe('the command refuses', () => {
  it.each([
    ['loss=0.1', 'the rig loses no writes: loss must be 0'],
    ['switches=1', 'nobody switches chats on the rig: switches must be 0'],
    ['users=2001', 'the rig takes at most 2000 people in all, and was asked for 2001'],
    ['gateways=33', 'the rig takes at most 32 gateways, and was asked for 33'],
    ['messages=100', 'the rig takes at most 60 seconds of posting, and was asked for 100'],
    ['chats=4&messages=100&rate=1000&line=1&tReceipt=10000', 'the simulation turns messages away at a full line, and the rig does not: make "line" longer'],
  ])('%s', async (link, why) => {
    expect(await main([link])).toEqual({ stdout: '', stderr: `rig: ${why}\n`, exitCode: 1 });
  });

  it.each([
    [['--burst', 'none'], 'rig: --burst needs a whole number from 1, not none\n'],
    [['a=1', 'b=2'], 'rig: one link at a time, and 2 were given; quote the link\n'],
  ])('%j', async (args, stderr) => {
    expect(await main(args)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });
});
