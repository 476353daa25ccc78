/** Scenes worth a look, as links: what each is, and the address that opens it. */

export interface SceneLink {
  readonly title: string;
  readonly text: string;
  readonly hash: string;
}

/** The first few are the ones in sight: small, large, what cures it, where it ends. */
export const SCENES: readonly SceneLink[] = [
  { title: 'Four small chats', text: 'Four chats of 8 people on 4 gateways: each person is drawn.', hash: 'chats=4&users=8&gateways=4' },
  { title: 'The article’s load', text: '1,000 chats of 10,000 people on 1,000 gateways.', hash: 'chats=1000&users=10000&gateways=1000&placement=random' },
  { title: 'A gateway of the chat’s own', text: '1,000 chats of 10,000 on 250 gateways.', hash: 'design=chat-gateway&chats=1000&users=10000&gateways=250' },
  { title: 'Where the plateau ends', text: '1,000 chats of 500 on 500 gateways.', hash: 'design=topic-per-chat&chats=1000&users=500&gateways=500&placement=random' },
  { title: 'Twice the gateways', text: 'The article’s load on 2,000 gateways.', hash: 'chats=1000&users=10000&gateways=2000&placement=random' },
  { title: 'The look-up storm', text: 'Direct append, with 1,000 user-gateway shards.', hash: 'chats=1000&users=10000&gateways=1000&placement=random&shards=1000' },
  { title: 'A shard for every person of a chat', text: 'Extreme sharding: 10,000 shards.', hash: 'chats=1000&users=10000&gateways=1000&placement=random&shards=10000' },
  { title: 'A guess at Telegram', text: '10,000 chats of 10,000 on 2,000 gateways of 100,000 sockets.', hash: 'chats=10000&users=10000&gateways=2000&placement=random' },
  { title: 'The same on 5,000', text: 'Two and a half times the gateways.', hash: 'chats=10000&users=10000&gateways=5000&placement=random' },
  { title: 'A channel of a million', text: 'Ten channels of a million on chat gateways: twenty gateways of 50,000 sockets for one chat.', hash: 'design=chat-gateway&chats=10&users=1000000&gateways=200&sockets=50000' },
];
