import type { Design } from '../model/design';
import direct from './direct.design';

const splitRoom: Design = {
  id: 'split-room',
  order: 23,
  title: 'Split room',
  summary: 'Each chat is cut into parts that see only themselves; a message is appended, as by direct append, to the gateways that hold somebody of its part.',
  mechanism: [
    'Each chat is cut into as many parts as one says, each with as many of its people, give or take one: where somebody stands among the members decides which part is theirs.',
    'Whoever posts does so in their own part, so a part has its share of what the chat says, and the owner of the part looks up its members and their seats alone.',
    'A copy goes to each gateway that holds somebody of the part; the people of the other parts never see the message.',
  ],
  sources: [
    { who: 'GetStream', says: 'Dynamic partitioning splits a busy channel into virtual partitions whose users see only each other; system messages go to all.', trust: 'excerpt', address: 'https://getstream.io/chat/docs/php/dynamic_partitioning' },
    { who: 'Sendbird', says: 'Open channels are divided dynamically into subchannels of 2,000 to 20,000 participants.', trust: 'excerpt', address: 'https://docs.sendbird.com/docs/chat/platform-api/v3/channel/channel-overview' },
    { who: 'This lab', says: 'With 10 parts, 39 % of 2,000 gateways hear a message of a chat of 10,000, where 99 % hear it if the chat is whole.', trust: 'derived' },
  ],
  plateau: 'constant',
  verdict: 'The plateau ends where a part, and no more the whole chat, has as few people as there are gateways: at as many times fewer gateways as there are parts. Below that every part is heard by every gateway, and it is as flat as ever.',
  brings: ['parts'],
  places: 'byUser',
  rooms: 'parts',
  post: direct.post,
  prices: [
    'There is no common room: of 10 parts, 9 of 10 of the chat’s people never see a message.',
    'Friends who join one chat may land in different parts; who decides that, and how parts are merged when they empty, is not counted.',
  ],
  formulas: { copies: 'C · m · f(G) of n / parts members', writes: 'C · m · v / (parts · G)' },
};

export default splitRoom;
