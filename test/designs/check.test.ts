/** What a catalogue refuses, each with one error that names the file, the place and what is wrong there. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import { checkDesign, checkIds } from '../../src/model/check';

type Loose = Record<string, unknown>;

const deliver = { id: 'deliver', verb: 'send', to: 'user', fanout: 'localMembers', words: '', then: [] };
const append = { id: 'append', verb: 'send', to: 'gateway', fanout: 'interestedGateways', words: '', then: [deliver] };
const design = (changes: Loose): Loose => ({ ...designOf('direct'), id: 'made-up', post: [append], ...changes });
const posting = (...post: Loose[]): Loose => design({ post });

const read = { id: 'read', verb: 'ask', to: 'chatLog', fanout: 'owner', words: '', then: [deliver] };
/** Of the catalogue's shared pull, with another request or another clock. */
const asking = (request: Loose, clock: Loose = {}): Loose => ({ ...designOf('shared-pull'), flows: [{ every: 'poll', by: 'gateway', hops: [{ ...read, ...request }], ...clock }] });

/** Of the catalogue's coalesced links, with another hop that merges. */
const merging = (merged: Loose, changes: Loose = {}): Loose => {
  const { post, ...others } = designOf('coalesce-link');
  return { ...others, ...changes, post: [{ ...post[0], then: [{ ...post[0]!.then[0], ...merged }] }] };
};

/** Of the catalogue's affinity whose strays ask, with other parts. */
const seated = (changes: Loose): Loose => ({ ...designOf('affinity-pull'), ...changes });
const [keep] = designOf('affinity-pull').post;
const asksOfViewers = designOf('pull').flows!.map((flow) => ({ ...flow, hops: [{ ...flow.hops[0]!, id: 'of all', then: [] }] }));

const ofChat = { ...append, id: 'hand', fanout: 'chatGateways' };
const REFUSED: readonly (readonly [string, Loose, string])[] = [
  ['an id that no link can carry', design({ id: 'Made Up' }), 'id must be small letters, digits and hyphens, for a link'],
  ['a word that is not in the vocabulary', posting({ ...append, fanout: 'nearestGateways' }), 'hop "append": fanout must be one of the words: owner, '],
  ['a role that is not in the table', posting({ ...append, to: 'satellite' }), 'hop "append": to must be one of the roles: user, '],
  ['a cost that is no key', posting({ ...append, receiverPays: 'tThink' }), 'hop "append": receiverPays must be one of the costs: tReceipt, '],
  ['a hop called like the posting', posting({ ...append, id: 'post' }), 'hop "post": id is reserved'],
  ['a hop called like an answer', posting({ ...append, id: 'append.reply' }), 'hop "append.reply": id must be letters'],
  ['two hops of one name', posting({ ...append, then: [deliver, deliver] }), 'there are two hops "deliver"'],
  ['a key that nobody knows', design({ subscribes: 'chatTopic' }), 'subscribes'],
  ['two sentences where three say how it works', design({ mechanism: ['One.', 'Two.'] }), 'mechanism must be three sentences'],
  ['a plateau that is none', design({ plateau: 'grows' }), 'plateau must be one of: ends, constant, moves, keeps'],
  ['no verdict', design({ verdict: '' }), 'verdict must not be empty'],
  ['a source without trust', design({ sources: [{ who: 'Somebody', says: 'They run it.', trust: 'sure' }] }), 'trust must be one of: read, excerpt, secondary, derived'],
  ['a source whose address is none', design({ sources: [{ who: 'Somebody', says: 'They run it.', trust: 'read', address: 'example.org' }] }), 'address must be an address'],
  ['a key of every design as its own', design({ brings: ['chats'] }), '0 must be keys of the group "design"'],
  ['sockets moved where nobody sits with a chat', design({ movesSockets: true }), 'movesSockets needs a design that places byChat'],
  ['no hop at all', posting(), 'post must have a hop'],
  ['nobody who hears', posting({ ...append, then: [] }), 'no hop leads to a person'],
  ['frames merged where messages open windows', merging({}, { owner: { does: 'holds', millis: 'tick' } }), 'hop "append": what is merged leaves at one tick'],
  ['frames merged at gateways', merging({ merges: undefined, then: [{ ...deliver, merges: true }] }), 'hop "deliver": what is merged is what an owner process sends to gateways'],
  ['frames merged of chats of some sizes', { ...merging({}), brings: ['tick', 'owners', 'bigFrom'], post: [{ ...designOf('coalesce-link').post[0], applies: { below: 'bigFrom' } }] }, 'hop "append": what is merged is of chats of all sizes'],
  ['a clock of a key that says no whole milliseconds', asking({}, { every: 'rate' }), 'every must be one of the keys: poll'],
  ['a clock that nobody has', asking({}, { by: 'topic' }), 'by must be one of: viewer, stray, gateway'],
  ['a request to whom no message is sent', asking({ to: 'chatUserStorage' }), 'hop "read": no message that is posted is sent to a chat-user storage'],
  ['an answer that asks again', asking({ then: [{ ...deliver, id: 'more', verb: 'ask', to: 'chatLog', fanout: 'owner' }] }), 'hop "more": who is answered does not ask again'],
  ['an answer that nobody hears', asking({ then: [] }), 'no hop leads to a person'],
  ['an answer spread further', asking({ then: [{ ...deliver, id: 'spread', to: 'gateway', fanout: 'everyGateway' }] }), 'hop "spread": "everyGateway" is not said where a clock sets a hop off'],
  ['a message that is answered with nothing', posting({ ...append, evenEmpty: true }), 'hop "append": only a flow by a clock has answers that are empty'],
  ['a clock where people sit with their chats', { ...asking({}), places: 'byChat' }, 'hop "read": a clock has people ask over the one socket that they hold'],
  ['a copy for one person spread to gateways', posting({ id: 'publish', verb: 'send', to: 'topic', fanout: 'memberTopics', words: '', then: [append] }), 'hop "append": "interestedGateways" takes a copy for chat, and this one is for a person'],
  ['members written from a topic', posting({ id: 'publish', verb: 'send', to: 'topic', fanout: 'owner', words: '', then: [deliver] }), 'hop "deliver": "localMembers" starts from a gateway, and a topic is one for each chat here'],
  ['gateways on which chats sit where people are placed by user', posting({ ...append, fanout: 'seatGateways' }), 'hop "append": "seatGateways" needs a design that places byCommunity'],
  ['strays where people are placed by user', { ...seated({}), places: 'byUser', post: [keep, append] }, 'strays are told apart only where a design places byCommunity'],
  ['strays whom nobody tells and who do not ask', seated({ flows: undefined }), 'what goes by "seatGateways" does not reach strays, and no flow has them ask'],
  ['strays who ask beside all viewers', seated({ flows: [...designOf('affinity-pull').flows!, ...asksOfViewers] }), 'where strays ask, or are not told, nobody else asks by a clock'],
  ['strays who are told and ask as well', seated({ post: [keep, append] }), 'strays ask for what they are not told, so what is posted goes to people by "seatGateways" alone'],
  ['strays who ask where nobody else is told', seated({ post: [keep] }), 'strays ask for what they are not told'],
  ['gateways of a chat where people are placed by user', posting({ ...append, fanout: 'chatGateways' }), 'hop "append": "chatGateways" needs a design that places byChat'],
  ['a storage reached like a gateway', posting({ id: 'ask', verb: 'ask', to: 'userGatewayStorage', fanout: 'everyGateway', words: '', then: [append] }), 'hop "ask": "everyGateway" leads to one for each gateway, and a user-gateway storage is one for each seatShard'],
  ['topics of two kinds', posting({ id: 'a', verb: 'send', to: 'topic', fanout: 'owner', words: '', then: [] }, { id: 'b', verb: 'send', to: 'topic', fanout: 'memberTopics', words: '', then: [] }, append), 'hop "b": topics are one for each person here, and one for each chat in another hop'],
  ['a hop on the way that is for big chats alone', posting({ ...append, then: [{ ...deliver, applies: { from: 'bigFrom' } }] }), 'hop "deliver": only a first hop of what is posted applies to chats of some sizes'],
  ['big chats by a key that says no size', posting({ ...append, applies: { from: 'rate' } }), 'hop "append": applies must say from or below which key a chat is big: bigFrom'],
  ['big chats that have no gateways of their own', posting({ ...append, applies: { below: 'bigFrom' } }, { ...append, id: 'big', applies: { from: 'bigFrom' }, then: [{ ...deliver, id: 'written' }] }), 'big chats are those with gateways of their own'],
  ['small chats with gateways of their own', posting({ ...ofChat, applies: { below: 'bigFrom' } }), 'hop "hand": "chatGateways" needs a design that places byChat'],
  ['gateways of their own for whatever size', posting(ofChat, { ...ofChat, id: 'big', applies: { from: 'bigFrom' }, then: [{ ...deliver, id: 'written' }] }), 'hop "hand": "chatGateways" needs a design that places byChat'],
  ['nobody who hears of small chats', posting({ ...ofChat, applies: { from: 'bigFrom' } }), 'messages of big chats, or of the others, would reach nobody'],
  ['topics where people hold second sockets', posting({ ...ofChat, applies: { from: 'bigFrom' } }, { id: 'publish', applies: { below: 'bigFrom' }, verb: 'send', to: 'topic', fanout: 'owner', words: '', then: [{ ...append, then: [{ ...deliver, id: 'written' }] }] }), 'a design that tells big chats apart has no clocks, owners that hold or drop, badges or topics'],
  ['big chats where all chats have gateways of their own', { ...posting({ ...ofChat, applies: { from: 'bigFrom' } }), places: 'byChat' }, 'chats are told apart by their size only where a design places people otherwise than by chat'],
  ['a coordinator on the way of a message', posting({ id: 'ask', verb: 'ask', to: 'coordinator', fanout: 'owner', words: '', then: [append] }), 'hop "ask": a message does not go to a coordinator'],
  ['a person who is asked', posting({ ...append, then: [{ ...deliver, verb: 'ask' }] }), 'hop "deliver": a person is sent to, not asked'],
  ['from each of several gateways to each of several', posting({ ...append, then: [deliver, { ...append, id: 'again', then: [] }] }), 'what hop "again" comes to does not follow the members and viewers of an instance'],
];

describe('the catalogue refuses', () => {
  it.each(REFUSED)('%s', (_name, broken, problem) => {
    expect(() => {
      checkDesign('./broken.design.ts', broken);
    }).toThrow(TypeError);
    expect(() => {
      checkDesign('./broken.design.ts', broken);
    }).toThrow(`./broken.design.ts: ${problem}`);
  });

  it('two designs of one id', () => {
    expect(() => {
      checkIds({ './a.design.ts': designOf('direct'), './b.design.ts': designOf('direct') });
    }).toThrow('./b.design.ts: the id "direct" is that of ./a.design.ts, too');
  });

  it('none of its own', () => {
    for (const one of CATALOGUE) expect(() => checkDesign('x', one)).not.toThrow();
  });
});
