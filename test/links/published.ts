/**
 * Links that people have. Each must open to the very scenario beside it for ever: rows are added
 * here and never changed. A scenario is said as what differs from the first version's defaults,
 * which are written out too, so that a changed default shows as a broken link.
 */
import type { Guesses } from '../../src/lesson/step';
import type { EmbedAddress } from '../../src/link/embed';
import type { Scenario } from '../../src/model/scenario';

/** The defaults of version 1 of the keys. */
export const FIRST_DEFAULTS: Scenario = {
  v: 1,
  design: 'direct',
  chats: 1,
  users: 8,
  skew: 0,
  sizes: [],
  talk: 'chat',
  memberships: 1,
  online: 1,
  viewing: 1,
  badges: 0,
  switches: 0,
  gateways: 2,
  placement: 'round-robin',
  virtualNodes: 100,
  spread: 1,
  misplaced: 0,
  relays: 4,
  edges: 2,
  messages: 1,
  rate: 1,
  arrivals: 'steady',
  poll: 1000,
  parts: 10,
  bigFrom: 1000,
  cap: 1,
  tick: 100,
  owners: 4,
  shards: 3,
  chatShards: 2,
  loss: 0,
  attempts: 3,
  cores: 1,
  sockets: 100_000,
  line: 100_000,
  tReceipt: 10,
  tWake: 0,
  tWrite: 10,
  tFirstWrite: 0,
  sharedWrites: 'off',
  tSend: 0,
  tSendPublish: 0,
  tPublish: 0,
  tNotify: 1.5,
  tSubscribe: 0,
  tQuery: 0,
  tLookup: 20,
  tHandshake: 500,
  tMove: 50,
  hop: 0.5,
  lastMile: 40,
  bytes: 100,
  gbit: 0,
  seed: 1,
  do: [],
  t: 0,
};

export interface PublishedLink {
  readonly link: string;
  readonly opens: Partial<Scenario>;
}

export const PUBLISHED_LINKS: readonly PublishedLink[] = [
  { link: '', opens: {} },
  { link: 'design=topic-per-user', opens: { design: 'topic-per-user' } },
  { link: 'design=topic-per-chat', opens: { design: 'topic-per-chat' } },
  { link: 'design=chat-gateway', opens: { design: 'chat-gateway' } },
  { link: 'placement=random&seed=7', opens: { placement: 'random', seed: 7 } },
  { link: 'placement=l4', opens: { placement: 'l4' } },
  { link: 'gateways=4', opens: { gateways: 4 } },
  { link: 'users=64&gateways=4&placement=ring', opens: { users: 64, gateways: 4, placement: 'ring' } },
  { link: 'users=64&gateways=5&placement=ring&virtualNodes=200', opens: { users: 64, gateways: 5, placement: 'ring', virtualNodes: 200 } },
  { link: 'design=chat-gateway&chats=8&gateways=8', opens: { design: 'chat-gateway', chats: 8, gateways: 8 } },
  { link: 'loss=0.3&attempts=5', opens: { loss: 0.3, attempts: 5 } },
  {
    link: 'do=120:post:u3,400.5:post:u1&t=81.25',
    opens: {
      do: [
        { atMillis: 120, verb: 'post', user: 3 },
        { atMillis: 400.5, verb: 'post', user: 1 },
      ],
      t: 81.25,
    },
  },
  { link: 'chats=4&users=4&gateways=4&messages=2', opens: { chats: 4, users: 4, gateways: 4, messages: 2 } },
  { link: 'chats=10&users=10000&gateways=1000&messages=10&shards=1000', opens: { chats: 10, users: 10_000, gateways: 1000, messages: 10, shards: 1000 } },
  {
    link: 'design=topic-per-chat&chats=4&users=500&gateways=16&messages=8&rate=2.5&arrivals=poisson',
    opens: { design: 'topic-per-chat', chats: 4, users: 500, gateways: 16, messages: 8, rate: 2.5, arrivals: 'poisson' },
  },
  {
    link: 'design=viewers-only&viewing=0.1&badges=0.3',
    opens: { design: 'viewers-only', viewing: 0.1, badges: 0.3 },
  },
  {
    link: 'design=affinity&spread=3&misplaced=0.05',
    opens: { design: 'affinity', spread: 3, misplaced: 0.05 },
  },
  {
    link: 'design=move-socket&tMove=80',
    opens: { design: 'move-socket', tMove: 80 },
  },
  {
    link: 'design=relay&gateways=20&relays=5',
    opens: { design: 'relay', gateways: 20, relays: 5 },
  },
  { link: 'design=thin-edge&edges=3', opens: { design: 'thin-edge', edges: 3 } },
  {
    link: 'tWake=30&tFirstWrite=19&sharedWrites=on&tSend=2.3&tPublish=9.5&tSubscribe=10&tQuery=9.3',
    opens: { tWake: 30, tFirstWrite: 19, sharedWrites: 'on', tSend: 2.3, tPublish: 9.5, tSubscribe: 10, tQuery: 9.3 },
  },
  { link: 'design=coalesce&users=16&gateways=4&messages=20&rate=30&tick=50', opens: { design: 'coalesce', users: 16, gateways: 4, messages: 20, rate: 30, tick: 50 } },
  { link: 'design=celebrity&sizes=8,2*4&gateways=4&bigFrom=6', opens: { design: 'celebrity', sizes: [{ count: 1, size: 8 }, { count: 2, size: 4 }], chats: 3, users: 8, gateways: 4, bigFrom: 6 } },
  { link: 'design=slow-mode&users=16&gateways=4&messages=20&rate=30&cap=5', opens: { design: 'slow-mode', users: 16, gateways: 4, messages: 20, rate: 30, cap: 5 } },
  { link: 'design=topic-per-user&users=16&gateways=4&tSendPublish=0.6', opens: { design: 'topic-per-user', users: 16, gateways: 4, tSendPublish: 0.6 } },
  {
    link: 'cores=2&sockets=5000&line=50&tReceipt=1000&tWrite=25&tNotify=3&tLookup=0&tHandshake=750',
    opens: { cores: 2, sockets: 5000, line: 50, tReceipt: 1000, tWrite: 25, tNotify: 3, tLookup: 0, tHandshake: 750 },
  },
  { link: 'design=coalesce-link&chats=20&users=16&gateways=4&tick=50&owners=2', opens: { design: 'coalesce-link', chats: 20, users: 16, gateways: 4, tick: 50, owners: 2 } },
  { link: 'design=shared-pull&poll=250', opens: { design: 'shared-pull', poll: 250 } },
  { link: 'design=split-room&chats=2&users=100&parts=5&talk=member', opens: { design: 'split-room', chats: 2, users: 100, parts: 5, talk: 'member' } },
  { link: 'chats=1000&users=500&skew=0.75', opens: { chats: 1000, users: 500, skew: 0.75 } },
  {
    link: 'sizes=500,2*20,7&gateways=4',
    opens: { chats: 4, users: 500, sizes: [{ count: 1, size: 500 }, { count: 2, size: 20 }, { count: 1, size: 7 }], gateways: 4 },
  },
  { link: 'chats=10&users=1000&online=0.5&viewing=0.25&switches=1.5', opens: { chats: 10, users: 1000, online: 0.5, viewing: 0.25, switches: 1.5 } },
  { link: 'chats=10&users=100&memberships=4&switches=6', opens: { chats: 10, users: 100, memberships: 4, switches: 6 } },
  { link: 'chatShards=5&hop=0.25&lastMile=120&bytes=2048', opens: { chatShards: 5, hop: 0.25, lastMile: 120, bytes: 2048 } },
  { link: 'users=5000&gateways=4&bytes=1000&gbit=2.5', opens: { users: 5000, gateways: 4, bytes: 1000, gbit: 2.5 } },
  { link: 'v=1&messages=0&seed=4294967295', opens: { messages: 0, seed: 4_294_967_295 } },
];

/** Figures that stand in somebody's page: what the scenario's part of the address is, and what the author wanted. */
export const PUBLISHED_FIGURES: readonly { readonly link: string; readonly opens: Partial<EmbedAddress> }[] = [
  { link: 'embed=1', opens: { rest: '' } },
  { link: 'embed=1&chats=4&gateways=4', opens: { rest: 'chats=4&gateways=4' } },
  { link: 'embed=1&design=chat-gateway&chats=4&gateways=4&theme=dark', opens: { rest: 'design=chat-gateway&chats=4&gateways=4', theme: 'dark' } },
  { link: 'embed=1&gateways=4&hide=caption,count,button,open', opens: { rest: 'gateways=4', hidden: new Set(['caption', 'count', 'button', 'open']) } },
  { link: 'embed=1&theme=light&caption=Eight%20people%20%26%20two%20gateways', opens: { theme: 'light', caption: 'Eight people & two gateways' } },
  { link: 'embed=1&step=more-gateways&hide=open', opens: { rest: 'step=more-gateways', hidden: new Set(['open']) } },
];

/** Guesses that somebody has sent to a friend. */
export const PUBLISHED_GUESSES: readonly { readonly link: string; readonly said: Guesses }[] = [
  { link: 'step=more-gateways&said=copies:eight', said: { 'more-gateways.copies': 'eight' } },
  { link: 'step=full-size&said=copies:500,writes:5000', said: { 'full-size.copies': 500, 'full-size.writes': 5000 } },
  { link: 'step=so-how&route=five-minutes&said=order:viewers~bundles~affinity', said: { 'so-how.order': ['viewers', 'bundles', 'affinity'] } },
];
