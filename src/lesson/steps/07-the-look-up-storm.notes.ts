import type { Notes } from '../notes';

const notes: Notes = {
  step: 'the-look-up-storm',
  lines: [
    'The gateways do not move here; the same curve turns up in another place. Let the room find out why.',
    'Sharding further, to one shard for every person of a chat, is a scene in the lab.',
  ],
};

export default notes;
