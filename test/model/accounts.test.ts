/** What one message costs, by design; worked out by hand. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import type { Design, Hop } from '../../src/model/design';
import { sizesOf } from '../../src/model/sizes';
import { alongChats, amountOfChats, NOTHING, sumOfAmounts } from '../../src/model/amounts';
import { entriesOf, flowRulesOf, ruleOf } from '../../src/model/accounts';

const NONE = { always: 0, holding: 0, perMember: 0 };
const EACH_HOLDER = { ...NONE, holding: 1 };
const EACH_MEMBER = { ...NONE, perMember: 1 };
const NO_GATEWAY = { ...NONE, viewed: 0, perViewer: 0, badged: 0, perBadged: 0, strayed: 0, perStray: 0 };
const EACH_CONNECTED_GATEWAY = { ...NO_GATEWAY, holding: 1 };
const EACH_VIEWED_GATEWAY = { ...NO_GATEWAY, viewed: 1 };
const EACH_CONNECTED = { ...NO_GATEWAY, perMember: 1 };
const EACH_VIEWER = { ...NO_GATEWAY, perViewer: 1 };
const NO_PERSON = { member: 0, connected: 0, viewing: 0, badged: 0, stray: 0 };

const hop = (given: Partial<Hop> & Pick<Hop, 'to' | 'fanout'>): Hop => ({ id: given.fanout, verb: 'send', words: '', then: [], ...given });
const designed = (...post: Hop[]): Design => ({ ...designOf('topic-per-chat'), id: 'made up', post });
const deliver = hop({ to: 'user', fanout: 'localMembers', senderPays: 'tWrite' });

describe('one message', () => {
  it('is one copy for each gateway to which a member is connected, and a write for each viewer, under direct append', () => {
    const rule = ruleOf(designOf('direct'));
    expect(rule.of('gateway', 'received').gateways).toEqual(EACH_CONNECTED_GATEWAY);
    expect(rule.of('gateway', 'sent').gateways).toEqual(EACH_VIEWER);
    // Each copy but those where a viewer is.
    expect(rule.of('gateway', 'wasted').gateways).toEqual({ ...NO_GATEWAY, holding: 1, viewed: -1 });
    expect(rule.of('userGatewayStorage', 'received').shards).toEqual(EACH_HOLDER);
    expect(rule.of('userGatewayStorage', 'units').shards).toEqual(EACH_MEMBER);
    expect(rule.of('chatUserStorage', 'received').chat).toBe(1);
    expect(rule.accounts('topic')).toEqual([]);
  });

  it('is published once, and notified to each gateway that holds a viewer, under topic per chat', () => {
    const rule = ruleOf(designOf('topic-per-chat'));
    expect(rule.of('topic', 'received').chat).toBe(1);
    expect(rule.of('topic', 'sent').gateways).toEqual(EACH_VIEWED_GATEWAY);
    expect(rule.of('topic', 'tNotify').gateways).toEqual(EACH_VIEWED_GATEWAY);
    expect(rule.of('gateway', 'received').gateways).toEqual(EACH_VIEWED_GATEWAY);
    expect(rule.of('gateway', 'wasted')).toEqual(NOTHING);
    expect(rule.accounts('userGatewayStorage')).toEqual([]);
  });

  it('is published for each member, notified and taken in for each connected one, written for each viewer, under topic per user', () => {
    const rule = ruleOf(designOf('topic-per-user'));
    expect(rule.of('topic', 'received')).toEqual({ ...NOTHING, people: { ...NO_PERSON, member: 1 } });
    expect(rule.of('topic', 'sent').people).toEqual({ ...NO_PERSON, connected: 1 });
    expect(rule.of('gateway', 'received').gateways).toEqual(EACH_CONNECTED);
    expect(rule.of('gateway', 'wasted').gateways).toEqual({ ...NO_GATEWAY, perMember: 1, perViewer: -1 });
    expect(rule.of('gateway', 'sent').gateways).toEqual(EACH_VIEWER);
  });

  it('is one copy for each gateway of the chat that a viewer has joined under chat gateways', () => {
    const rule = ruleOf(designOf('chat-gateway'));
    expect(rule.of('gateway', 'received').gateways).toEqual(EACH_VIEWED_GATEWAY);
    expect(rule.of('gateway', 'again:tWrite').gateways).toEqual(EACH_VIEWER);
    expect(rule.accounts('chatUserStorage')).toEqual([]);
  });

  it.each(CATALOGUE.map(({ id }) => id))('reaches each viewer once under %s', (design) => {
    // By itself, or as one of the messages that an answer by a clock brings.
    const rules = [ruleOf(designOf(design)), ...flowRulesOf(designOf(design)).map(({ brought }) => brought)];
    const received = sumOfAmounts(rules.map((rule) => [rule.of('user', 'received'), 1]));
    const { apart, ...others } = received;
    for (const amounts of [others, apart ?? others]) expect(amounts).toEqual({ ...NOTHING, people: { ...NO_PERSON, viewing: 1 } });
  });

  it('goes to every gateway, members or not, where nobody asks who is interested', () => {
    const rule = ruleOf(designed(hop({ to: 'gateway', fanout: 'everyGateway', then: [deliver] })));
    expect(rule.of('gateway', 'received').gateways).toEqual({ ...NO_GATEWAY, always: 1 });
    expect(rule.of('gateway', 'wasted').gateways).toEqual({ ...NO_GATEWAY, always: 1, viewed: -1 });
    expect(rule.of('gateway', 'sent').gateways).toEqual(EACH_VIEWER);
  });

  it('is told apart by the other end where a chat has one instance: an answer from each gateway to its storage', () => {
    const answer = hop({ to: 'chatUserStorage', fanout: 'owner', receiverPays: 'tLookup' });
    const rule = ruleOf(designed(hop({ to: 'gateway', fanout: 'interestedGateways', senderPays: 'tNotify', then: [deliver, answer] })));
    expect(rule.of('chatUserStorage', 'tLookup').gateways).toEqual(EACH_CONNECTED_GATEWAY);
    expect(rule.of('chatApi', 'tNotify').gateways).toEqual(EACH_CONNECTED_GATEWAY);
    expect(rule.of('gateway', 'sent').gateways).toEqual(EACH_VIEWER);
  });
});

describe('the account book', () => {
  it('books a notification: publishes are told apart from notifications, keys are paid by the unit', () => {
    const notify = hop({ to: 'gateway', fanout: 'viewingGateways', senderPays: 'tNotify', receiverPays: 'tReceipt' });
    expect(entriesOf({ hop: notify, from: 'topic' })).toEqual([
      { role: 'gateway', account: 'received', end: 'receiver', per: 'copy' },
      { role: 'gateway', account: 'wasted', end: 'receiver', per: 'wasted' },
      { role: 'gateway', account: 'units', end: 'receiver', per: 'unit' },
      { role: 'gateway', account: 'tReceipt', end: 'receiver', per: 'unit' },
      { role: 'topic', account: 'sent', end: 'sender', per: 'copy' },
      { role: 'topic', account: 'tNotify', end: 'sender', per: 'copy' },
    ]);
  });

  it('books a written socket at each attempt, and no copy that a gateway sends elsewhere', () => {
    expect(entriesOf({ hop: deliver, from: 'gateway' }).map(({ role, account }) => `${role} ${account}`)).toEqual(['user received', 'user units', 'gateway sent', 'gateway again:tWrite']);
    const answer = hop({ to: 'chatUserStorage', fanout: 'owner' });
    expect(entriesOf({ hop: answer, from: 'gateway' }).map(({ account }) => account)).toEqual(['received', 'units']);
  });
});

describe('a rule', () => {
  it('refuses what is no straight line: a copy to each gateway for each member', () => {
    const squared: Design = {
      ...designOf('topic-per-user'),
      id: 'made up',
      post: [hop({ to: 'topic', fanout: 'memberTopics', then: [hop({ to: 'gateway', fanout: 'interestedGateways' })] })],
    };
    expect(() => ruleOf(squared)).toThrow(RangeError);
    expect(() => ruleOf(squared)).toThrow(/^made up: what hop "interestedGateways" comes to does not follow/);
  });

  it('adds up over the instances of a chat', () => {
    const amounts = {
      chat: 2,
      people: { member: 1, connected: 1, viewing: 1, badged: 5, stray: 3 },
      gateways: { always: 1, holding: 3, perMember: 3, viewed: 2, perViewer: 4, badged: 7, perBadged: 1, strayed: 20, perStray: 6 },
      shards: { always: 0, holding: 1, perMember: 0 },
      relays: 2,
      frames: { held: 0, viewed: 0 },
    };
    // 2 + 1·4 gateways + 2·3 relays, and for each member 1, each connected one 1 + 3 and each viewer 1 + 4 more.
    const line = amountOfChats(amounts, { gateways: 4, shards: 6, relays: 3 });
    expect(line).toEqual({ constant: 12, perMember: 1, perConnected: 4, perViewer: 5, perHoldingGateway: 3, perViewedGateway: 2, perBadged: 6, perBadgedGateway: 7, perStray: 9, perStrayedGateway: 20, perHoldingShard: 1 });
    const alike = sizesOf({ chats: 3, users: 10, skew: 0, sizes: [] });
    expect(Array.from(alongChats(line, { gateways: [2, 3, 0], shards: [1, 4, 0], attendance: null, strays: null }, alike, 2))).toEqual([123, 131, 0]);
    const unlike = sizesOf({ chats: 4, users: 10, skew: 0, sizes: [{ count: 1, size: 10 }, { count: 2, size: 1 }, { count: 1, size: 3 }] });
    expect(Array.from(alongChats(line, { gateways: [2, 1, 1, 0], shards: [1, 1, 0, 0], attendance: null, strays: null }, unlike, 3))).toEqual([123, 28, 27, 0]);
    // Of ten members six are connected and two viewing, on one of two gateways: 6 + 10 + 24 + 10, 6 + 2, and a shard.
    const attendance = { connected: [6, 0, 0], viewing: [2, 0, 0], viewedGateways: [1, 0, 0], badged: null, guests: null };
    expect(Array.from(alongChats(line, { gateways: [2, 0, 0], shards: [1, 0, 0], attendance, strays: null }, alike, 2))).toEqual([65, 22, 0]);
    // Of the four who are away three get a badge, on two gateways: 3 · 6 + 2 · 7 more.
    const badged = { people: [3, 0, 0], gateways: [2, 0, 0] };
    expect(Array.from(alongChats(line, { gateways: [2, 0, 0], shards: [1, 0, 0], attendance: { ...attendance, badged }, strays: null }, alike, 2))).toEqual([97, 22, 0]);
    // Both of its viewers are strays, on one gateway: 2 · 9 + 20 more.
    const strays = { people: [2, 0, 0], gateways: [1, 0, 0] };
    expect(Array.from(alongChats(line, { gateways: [2, 0, 0], shards: [1, 0, 0], attendance, strays }, alike, 2))).toEqual([103, 22, 0]);
  });
});
