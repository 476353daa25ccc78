/**
 * The law over designs that are not in the catalogue, so that each word of the vocabulary, and trees
 * of other shapes, are tried as well: no gateway that asks who is interested, answers to the storage
 * of the chat, look-ups where the coordinator places.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { opensSecondSockets } from '../../src/model/apart';
import type { Design, Hop } from '../../src/model/design';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { flowToEnd } from '../../src/engine/flow/flow';
import { columnsOf, differences, priceDifferences } from './compare';
import { flowDifferences } from './flow-compare';
import { flowScenario, losslessScenario } from './scenarios';

const RUNS = 40;

type GivenHop = Partial<Hop> & Pick<Hop, 'to' | 'fanout'>;
type GivenDesign = Partial<Design> & Pick<Design, 'id' | 'post'>;

const { MADE_UP } = vi.hoisted(() => {
  const hop = (given: GivenHop): Hop => ({ id: `${given.to} ${given.fanout}`, verb: 'send', words: '', then: [], ...given });
  const design = (given: GivenDesign): Design => ({
    order: 9,
    title: '',
    summary: '',
    mechanism: ['', '', ''],
    sources: [],
    plateau: 'keeps',
    verdict: '',
    brings: [],
    places: 'byUser',
    prices: [],
    formulas: { copies: '', writes: '' },
    ...given,
  });
  const deliver = hop({ to: 'user', fanout: 'localMembers', senderPays: 'tWrite' });
  const answer = hop({ to: 'chatUserStorage', fanout: 'owner', receiverPays: 'tLookup' });
  const askSeats = (then: Hop[]): Hop => hop({ verb: 'ask', to: 'userGatewayStorage', fanout: 'memberShards', receiverPays: 'tLookup', then });
  const everyGateway = hop({ to: 'gateway', fanout: 'everyGateway', then: [deliver] });
  const deliverBig = hop({ id: 'deliver of big chats', to: 'user', fanout: 'localMembers', senderPays: 'tWrite' });
  const ofBig = hop({ to: 'gateway', fanout: 'chatGateways', applies: { from: 'bigFrom' }, receiverPays: 'tReceipt', then: [deliverBig] });
  const given = [
    design({ id: 'every gateway', post: [hop({ to: 'topic', fanout: 'owner', then: [everyGateway] })] }),
    design({ id: 'answered', post: [hop({ to: 'gateway', fanout: 'interestedGateways', then: [deliver, answer] })] }),
    design({ id: 'stored twice', post: [answer, hop({ ...answer, id: 'once more', verb: 'ask', then: [everyGateway] })] }),
    design({ id: 'looked up by chat', places: 'byChat', post: [askSeats([hop({ to: 'gateway', fanout: 'chatGateways', then: [deliver] })])] }),
    design({ id: 'interested by chat', places: 'byChat', post: [askSeats([]), hop({ to: 'gateway', fanout: 'interestedGateways', then: [deliver, answer] })] }),
    design({
      id: 'own topics by chat',
      places: 'byChat',
     
      post: [hop({ to: 'topic', fanout: 'memberTopics', then: [hop({ to: 'gateway', fanout: 'subscriber', then: [hop({ to: 'user', fanout: 'addressee' }), answer] })] })],
    }),
    design({ id: 'told to the topic of each gateway', post: [hop({ to: 'topic', fanout: 'interestedGateways', then: [hop({ to: 'gateway', fanout: 'itsGateway', senderPays: 'tNotify', receiverPays: 'tReceipt', then: [deliver] })] })] }),
    design({ id: 'looked up by the broker', post: [hop({ to: 'topic', fanout: 'owner', then: [askSeats([hop({ to: 'gateway', fanout: 'viewingGateways', receiverPays: 'tReceipt', then: [deliver] })])] })] }),
    design({ id: 'appended for viewers alone', post: [hop({ ...answer, verb: 'ask', then: [askSeats([hop({ to: 'gateway', fanout: 'viewingGateways', receiverPays: 'tReceipt', then: [deliver] })])] })] }),
    design({ id: 'notified to whoever is connected', post: [hop({ to: 'topic', fanout: 'owner', then: [hop({ to: 'gateway', fanout: 'interestedGateways', then: [deliver] })] })] }),
    design({ id: 'published and forgotten', post: [hop({ to: 'topic', fanout: 'memberTopics' }), hop({ to: 'gateway', fanout: 'interestedGateways', then: [deliver] })] }),
    design({ id: 'asked of gateways first', post: [hop({ id: 'first', verb: 'ask', to: 'gateway', fanout: 'everyGateway', receiverPays: 'tLookup', then: [hop({ to: 'gateway', fanout: 'viewingGateways', receiverPays: 'tReceipt', senderPays: 'tNotify', then: [deliver] })] })] }),
    design({ id: 'broadcast, and big chats handed to gateways of their own', post: [hop({ ...everyGateway, applies: { below: 'bigFrom' } }), ofBig] }),
    design({ id: 'asked of the storage whatever its size, and relayed where it is small', post: [hop({ ...answer, verb: 'ask' }), hop({ to: 'relay', fanout: 'relays', applies: { below: 'bigFrom' }, then: [hop({ to: 'gateway', fanout: 'itsInterested', then: [deliver] })] }), ofBig] }),
    design({ id: 'kept together with its community, but for big chats', places: 'byCommunity', post: [hop({ to: 'gateway', fanout: 'viewingGateways', applies: { below: 'bigFrom' }, then: [deliver, answer] }), { ...ofBig, then: [deliverBig, hop({ ...answer, id: 'kept of big chats' })] }] }),
  ];
  return { MADE_UP: given };
});

vi.mock('../../src/designs', () => ({ designOf: (id: string) => MADE_UP.find((design) => design.id === id) }));

describe.each(MADE_UP.map(({ id }) => id))('a design in which a message is %s', (design) => {
  it('has one ledger by both engines', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(losslessScenario(design), (scenario) => {
        const [run, result] = [runToEnd(scenario, { withTrace: false, maxPlayedPeople: 100 }), aggregate(scenario)];
        expect(run.summary.lossless).toBe(true);
        expect([...differences(columnsOf(scenario, run.ledger, result)), ...priceDifferences(run, result)]).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

});

/** Big chats with gateways of their own are played in smaller runs alone. */
const IN_COLUMNS = MADE_UP.filter((design) => !opensSecondSockets(design));

describe.each(IN_COLUMNS.map(({ id }) => id))('a design in which a message is %s', (design) => {
  it('is played alike by the flow engine', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(flowScenario(design), (scenario) => {
        expect(flowDifferences(runToEnd(scenario, { withTrace: false, maxPlayedPeople: 100 }), flowToEnd(scenario))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
