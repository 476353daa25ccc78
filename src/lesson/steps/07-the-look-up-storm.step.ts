import { number } from '../../text/format';
import type { Step } from '../step';

const step: Step = {
  id: 'the-look-up-storm',
  order: 7,
  title: 'The look-up storm',
  route: 'door',
  inFiveMinutes: false,
  scenes: [
    { id: 'sharded', patch: { chats: 1000, users: 10_000, gateways: 1000, placement: 'random', loss: 0, cores: 1, shards: 1000 } },
    { id: 'resharded', patch: { shards: 2000 } },
  ],
  text: (figures) => {
    const { scenario, queriesPerShard } = figures.of('sharded');
    return [
      `Direct append has a second bottleneck, before any gateway. For each message the Chat API asks where ${number(scenario.users)} people sit. One database cannot hold that for everybody, so it is cut into shards: ${number(scenario.shards)} machines, each knowing some of the people, picked by a hash of the person.`,
      `The people of one chat are therefore strewn over the shards, just as they are over the gateways. The Chat API must ask every shard that knows any of them and wait for the last answer: scatter and gather. Each shard gets about ${number(queriesPerShard)} queries a second, one for nearly every message of every chat. The storage team doubles the shards.`,
    ];
  },
  terms: ['shards', 'scatter and gather'],
  rounds: [
    {
      before: 'sharded',
      after: 'resharded',
      predictions: [
        {
          kind: 'amount',
          id: 'the-look-up-storm.queries',
          about: 'queries into one shard each second',
          question: (figures) => `On ${number(figures.of('resharded').scenario.shards)} shards: queries into one shard each second?`,
          unit: 'count',
          from: 0,
          to: 2000,
          scale: 'even',
          was: (figures) => figures.of('sharded').queriesPerShard,
          answer: (figures) => figures.of('resharded').queriesPerShard,
        },
      ],
      reveal: (figures) => {
        const after = figures.of('resharded');
        return [
          `${number(after.queriesPerShard)}: it is the same formula as for copies into a gateway, with shards in the place of gateways. One message asks ${number(after.shardsPerMessage)} of the ${number(after.scenario.shards)} shards.`,
          `What is divided is the keys in a query: ${number(after.scenario.users / after.scenario.shards)} instead of ${number(figures.of('sharded').scenario.users / figures.of('sharded').scenario.shards)}. To ask fewer shards, keep what belongs to one chat together, which is what the next designs try.`,
        ];
      },
    },
  ],
};

export default step;
