/** What each field of the document means, for `--help`. */
import { plainNumber } from '../link/plain';
import { EACH_LIMIT } from '../model/distribution';
import { MOST_SWITCHES } from '../model/switching';

/** Fields of the document, in its order. "spread" and "load" are explained after them. */
export const FIELDS: readonly (readonly [field: string, meaning: string])[] = [
  ['scenario', 'every key of the scenario that was run'],
  ['repairs', 'what was wrong with the link: key, value, problem, used, and all of it in one text'],
  ['engine.name', 'events, flow, aggregate or formula'],
  ['engine.counts', 'exact: the counts of this very run; means: what they come to in the mean, by chance or by formula'],
  ['engine.people', 'people who take part'],
  ['engine.posted', 'messages posted'],
  ['engine.expectedCrossings', 'by formula, with at most four for each person who connects: what chooses the engine'],
  ['engine.factors', 'by formula, for each socket to be written: attempts, and the shares lost and delivered'],
  ['engine.crossings', 'single messages that crossed the network, connecting and switching included; played only'],
  ['engine.stopped', 'null, or why, after how many crossings and at which millisecond the run stopped early'],
  ['engine.lossless', 'no failed write, no full line, no early stop; by counts or formula: no loss is set'],
  ['engine.overloaded', 'components of which some instance gets at least as much work as it can do while every chat posts at its rate, so that its line grows as long as messages come: role, share of its time that the busiest one needs (by formula, a mean one), and how many do (by formula, null); empty where all keep up'],
  ['engine.failedWrites', 'attempts to write a socket that failed'],
  ['engine.lostDeliveries', 'people given up on, once per message'],
  ['engine.droppedJobs', 'jobs that a full line turned away; played only'],
  ['engine.longestLine', 'jobs in the longest line that any component had; played only'],
  ['engine.startMillis, .endMillis', 'when connecting began (below 0; by flow, which only counts it, 0) and when the last crossing arrived; played only'],
  ['gateways.receipts', 'spread over gateways: copies taken in'],
  ['gateways.wasted', 'of these, the copies that serve nobody: no viewer is there'],
  ['gateways.writes', 'attempts to write a socket'],
  ['gateways.lost', 'people given up on, once per message'],
  ['gateways.dropped', 'jobs turned away because the line was full; played only'],
  ['gateways.connections', 'people connected'],
  ['gateways.chats', 'chats whose messages it must take in: of its people, or of its viewers where it subscribes for them'],
  ['gateways.switches', `people who came to it by switching to another chat; not counted one by one above ${plainNumber(MOST_SWITCHES)} in a run`],
  ['gateways.handshakes', 'of these, the sockets opened anew'],
  ['gateways.busyMicros', 'microseconds spent: what the hops of the design have a gateway pay (of the catalogue: receipts × tReceipt + writes × tWrite), and handshakes × tHandshake'],
  ['storage.userGateway.queries', 'spread over shards: queries answered'],
  ['storage.userGateway.lookups', 'keys looked up'],
  ['storage.userGateway.shardsPerMessage', 'spread over messages: shards asked; as posted where played, chat by chat by aggregate, which does not know where people switch'],
  ['storage.userGateway.writes', 'spread over shards: written while people connected'],
  ['storage.userGateway.dropped', 'queries turned away because the line was full; played only'],
  ['storage.chatUser', 'the same of the storage that knows who is in which chat'],
  ['broker.topics', 'topics that there are'],
  ['broker.subscriptions', 'spread over topics: gateways that subscribed'],
  ['broker.publishes', 'messages published'],
  ['broker.notifications', 'copies sent to gateways'],
  ['broker.dropped', 'messages turned away because the line was full; played only'],
  ['broker.subscribes, .unsubscribes', 'told when people switch: by gateways whose first viewer came, whose last one left; not by formula'],
  ['users.deliveries', 'spread over people: messages received'],
  ['others.chatApi', 'this and each other role of the design without figures of its own: copies or queries received, keys among them (units), copies sent on'],
  ['coordinator.assignments', 'spread over gateways: chats that the coordinator gave them'],
  ['switches', 'by formula, people who switch to another chat: in all and per gateway, as what the design pays for it'],
  ['switches.reconnectsPerSecond', 'sockets opened anew, with a handshake each'],
  ['switches.subscribesPerSecond', 'subscribes at the broker, for chats of which no viewer was on the gateway; in the long run as many unsubscribes'],
  ['switches.memoryChangesPerSecond', 'changes in a gateway’s memory, without a message'],
  ['latencyMillis.first, .last', 'spread over messages that somebody heard: from posting to the first and the last viewer; played only'],
  ['estimate', 'aggregate only, else null: a second in which every chat posts at its rate, with losses in the mean'],
  ['estimate.gateways.microsPerSecond', 'load of gateways: microseconds of work'],
  ['estimate.gateways.share', 'the same as a share of all their cores; 1 is full'],
  ['estimate.gateways.copiesPerSecond, .writesPerSecond', 'copies taken in; attempts to write a socket'],
  ['estimate.gateways.wastedPerSecond', 'of the copies, those that serve nobody'],
  ['estimate.gateways.reconnectsPerSecond', 'handshakes of people who switch to another chat; their time is in microsPerSecond'],
  ['estimate.gateways.bytesInPerSecond, .bytesOutPerSecond', 'the same times the size of a message'],
  ['estimate.gateways.connections, .socketShare', 'people connected, and as a share of those that a gateway is meant to hold'],
  ['estimate.gateways.overSockets, .overloaded', 'gateways that hold more than that; gateways asked for more than all their time'],
  ['estimate.gateways.estimatedWaitMicros', 'how long a copy waits: in the mean at all gateways that keep up (null where none does), and at the one where copies wait longest (null where some gateway does not keep up)'],
  ['estimate.topics', 'microsPerSecond, share and notificationsPerSecond of the broker, a station for each topic'],
  ['estimate.userGatewayStorage', 'microsPerSecond, share, queriesPerSecond and lookupsPerSecond of its shards'],
  ['estimate.chatUserStorage', 'microsPerSecond, share and queriesPerSecond of its shards'],
  ['estimate.overloaded', 'the same as engine.overloaded'],
  ['estimate.fullFirst', 'components by the rate of messages, per second per chat, at which their busiest instance is full'],
];

/** What the values of the fields are. */
export const SPREADS = `A spread is {total, min, p50, p95, p99, max, each}. Percentiles are interpolated between ranks. "each"
is one number an instance, left out above ${plainNumber(EACH_LIMIT)} instances. Where there is no instance, and where the
engine does not know ("played only": events and flow), total is 0, the others are null and each is empty. By formula
there are only means: total is the mean of all instances together, the others are null, and each is
left out. A load is {total, mean, p50, p99, busiest}, with nulls where there is no instance.`;
