/** Fixed texts of the lab's own panels, apart from those that the lesson shows too and so must load. */
import type { Topology } from '../../model/topology';
import { counted, countOf, plain } from '../format';

export const CONTROLS = {
  open: 'Scenes and numbers to try',
  tap: 'Tap anyone in the picture to post a message from them.',
  scenes: 'Scenes',
  moreScenes: (count: number) => counted(count, 'more scene', 'more scenes'),
  double: 'Double the gateways',
  addOne: 'Add one gateway',
  seedNew: 'New seed',
  clearPosts: (count: number) => `Remove ${counted(count, 'message', 'messages')} posted by hand`,
  /** Null where it is used. */
  unusedPlacement: ({ sitsWithChat, sitsWithCommunity }: Pick<Topology, 'sitsWithChat' | 'sitsWithCommunity'>): string | null =>
    sitsWithChat ? 'Not used: this design places by chat.' : sitsWithCommunity ? 'Not used: this design places by community.' : null,
  messagesOfLargest: 'messages in the largest chat',
  rateOfLargest: 'per second in the largest chat',
  talks: { chat: 'each chat', member: 'each member' },
  noLimit: '0 is no limit.',
  together: (messages: string) => `All chats together post ${messages} a second.`,
  problem: (label: string, problem: string, used: string) => `${label} ${problem}; ${used} is used.`,
  tooManyPeople: (most: number) => `makes more than ${plain(most)} people`,
  aboveChats: (chats: number) => `is above ${plain(chats)}, the number of chats`,
  tooManyOnLists: (most: number) => `makes more than ${plain(most)} people on all lists together`,
  shortcuts: 'Single-key shortcuts (space, arrows, period)',
} as const;

export const TABLE = {
  was: 'Was',
  now: 'Now',
  title: 'The whole run',
  rows: {
    gateways: 'gateways',
    copiesEach: 'copies into a gateway',
    copiesBusiest: '… into the busiest',
    wasted: '… that serve nobody',
    writesEach: 'writes out of a gateway',
    busyEach: 'a gateway is busy for',
    copiesPerMessage: 'copies of one message',
    shards: 'shards asked per message',
    notifications: 'broker notifications',
    lost: 'deliveries lost',
    switches: 'switches to another chat',
    handshakes: '… with a new handshake',
    subscribes: 'subscribes and unsubscribes',
    last: 'last viewer hears after',
    heardHalf: 'half of all viewers hear within',
    heard95: '95 of 100 viewers within',
    heard99: '99 of 100 viewers within',
  },
  moved: (moved: number, people: number) => `${countOf(moved)} of ${counted(people, 'person', 'people')} had to move to another gateway.`,
} as const;

/** Beside the picture, on tabs. */
export const DRAWER = {
  label: 'Chart, numbers, words and export',
  open: 'Chart and numbers',
  close: 'Close chart and numbers',
  chart: 'Chart',
  numbers: 'Numbers',
  words: 'In words',
  export: 'Export',
} as const;

/** Was and Now in one row under the picture. */
export const COMPARED = {
  label: 'The run before, and now',
  gateways: 'gateways',
  copies: 'copies a message',
  writes: 'writes a message',
  to: 'then',
} as const;

export const REPAIR = {
  title: 'This link was repaired',
  intro: 'Some of it could not be used. The rest is as it was:',
  more: (count: number) => `and ${countOf(count)} more`,
  copy: 'Copy the repaired link',
  close: 'Go on',
} as const;

export const SHARE = {
  title: 'A link to this very scenario',
  text: 'It opens the same scenario at the same moment, for everybody. The run before, with which the page compares it, is not in it. Nothing is sent to a server: all of it is in the address.',
  copy: 'Copy the link',
  embed: 'Copy as a figure to embed',
  figure: (design: string, chats: number, gateways: number) => `${design}: ${counted(chats, 'chat', 'chats')} on ${counted(gateways, 'gateway', 'gateways')}`,
  close: 'Close',
} as const;

export const EVENTS = {
  title: 'In words',
  summary: 'Summary of the run',
  open: 'List of events',
  time: 'time, ms',
  event: 'event',
  more: (count: number) => `and ${countOf(count)} more`,
} as const;

export const CARD = {
  close: 'Close',
  gone: (name: string) => `There is no ${name} any more: its card is closed.`,
  behind: 'What is behind these numbers',
  formula: 'Formula',
  assumed: 'Assumed',
  copies: 'copies taken in',
  wasted: 'of these, copies that serve nobody',
  writes: 'sockets written',
  requests: 'requests by a clock',
  emptyAnswers: 'of these, answered with nothing',
  badges: 'badges written',
  busy: 'busy with both',
  connections: 'connections, of those meant for it',
  streams: 'people whose streams it keeps; an edge holds their sockets',
  secondSockets: 'of its connections, second sockets',
  chats: 'chats it hears, of all',
  lost: 'deliveries given up',
  dropped: 'jobs dropped: line full',
  shards: 'shards',
  queries: 'queries answered',
  lookups: 'keys looked up',
  seatWrites: 'written while people connected',
  shardsPerMessage: 'shards asked per message',
  published: 'published to it',
  notified: 'gateways notified',
  subscriptions: 'subscriptions',
  topics: 'topics in all',
  assigned: 'chats assigned',
  mostChats: 'chats on the fullest gateway',
  perChat: 'gateways for one chat',
  gatewayFormula: (copiesFormula: string, copies: string, writesFormula: string, writes: string, busy: string, reach: string) =>
    `Each second: copies in ${copiesFormula} = ${copies}, writes out ${writesFormula} = ${writes}, ${busy} of its cores; ${reach}.`,
  symbols: (connected: string, viewers: string) =>
    `C chats, each with n = ${connected} connected members, of whom v = ${viewers} view it; m messages a second, G gateways.`,
  gatewayCosts: (receipt: string, write: string) => `${receipt} µs for one copy taken in, ${write} µs for one socket written.`,
  wakingCosts: (wake: string, firstWrite: string) => `${wake} µs for waking up when it is idle as work comes, ${firstWrite} µs more for the first write then; a run that is only counted leaves this out.`,
  sharedCores: (cores: string) => `${cores}: one copy is taken in by one core, and its writes are shared out over all that are free.`,
  cores: (cores: string) => `${cores}: one copy is worked on by one core from taking it in to its last write.`,
  line: (jobs: number) => `Up to ${counted(jobs, 'job waits', 'jobs wait')}; more are dropped.`,
  seatsFormula: (queries: string, lookups: string) =>
    `One message asks S · (1 − (1 − 1/S)^N) = ${queries} of the S shards, for N members, ${lookups} look-ups in all.`,
  membersFormula: 'One query a message, to the shard of its chat.',
  lookupCost: (micros: string) => `${micros} µs for one key looked up.`,
  queryCost: (micros: string) => `${micros} µs for one query beside.`,
  publishCost: (micros: string) => `${micros} µs for one publication.`,
  subscribeCost: (micros: string) => `${micros} µs for one subscription.`,
  sendCost: (micros: string) => `${micros} µs for each copy that it sends: the next one leaves after it.`,
  sendPublishCost: (micros: string) => `${micros} µs for each publication that it sends: the next one leaves after it.`,
  seatSharding: 'Sharded by a hash of the person; each shard answers with one core.',
  chatSharding: 'Sharded by chat; each shard answers with one core.',
  topicFormula: (publishes: string, notifications: string) => `One message: ${publishes} published, ${notifications} notified, in the mean.`,
  notifyCost: (micros: string) => `${micros} µs for one notification.`,
  topicScales: 'Each topic has a broker node of its own: the broker is granted to scale.',
  posted: 'messages posted',
  membersOfChat: 'members of its chat',
  unreached: 'people of the chat in its other parts, who never see its messages',
  chatApiFormula: (copies: number, writes: number, crossings: number) =>
    `One message: ${counted(copies, 'copy', 'copies')} into gateways, ${counted(writes, 'write', 'writes')} out of them, ${counted(crossings, 'crossing', 'crossings')} of the network in all, in the mean.`,
  chatApiOne: 'One Chat API a chat, as the article draws it; in life one serves many.',
  chatApiFree: 'Its own work costs nothing here: it is stateless and can be added at will.',
  peopleConnected: 'people connected',
  fullest: 'on the fullest gateway',
  emptiest: 'on the emptiest gateway',
  handshakeCost: (micros: string) => `${micros} µs of a gateway for one connection made, counted apart from the messages.`,
  coordinatorFormula: 'Each chat in turn goes to the gateways with the fewest connections, as many as hold its members.',
} as const;
