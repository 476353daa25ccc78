/** Texts of the export: what it offers, and the words that go into its files. */
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { counted } from '../format';

export const EXPORT = {
  intro: 'The picture as it stands now, and the figures of the whole run. Each file holds the link to this very scenario.',
  formats: { svg: 'Picture as SVG', png: 'Picture as PNG', csv: 'Figures as CSV', csvWithComma: 'Figures as CSV, decimal comma', json: 'Figures as JSON' },
  saved: (name: string) => `Saved as ${name}.`,
  noRun: 'The run is still being worked out.',
  noPicture: 'The picture is not drawn yet.',
  tooLarge: 'The browser could not make a picture of this size.',
  credit: (link: string) => `Fanout Lab: ${link}`,
} as const;

/** What a picture of a scenario is called. */
export function pictureTitle(design: string, { whole, ...rooms }: Scenario): string {
  const scenario = whole ?? rooms;
  const { isUniform, people } = sizesOf(scenario);
  const held = isUniform ? `of ${counted(scenario.users, 'person', 'people')}` : `with ${counted(people, 'person', 'people')}`;
  return `${design}: ${counted(scenario.chats, 'chat', 'chats')} ${held} on ${counted(scenario.gateways, 'gateway', 'gateways')}`;
}

/** Words of the table of figures: plain letters, which every spreadsheet reads alike. */
export const SHEET = {
  link: 'link',
  engine: 'engine',
  engines: {
    events: 'events: every message was played',
    aggregate: 'aggregate: everybody was placed and counted; losses are means',
  },
  quantity: 'quantity',
  value: 'value',
  gateway: 'gateway',
  total: 'total',
  mean: 'mean',
  facts: {
    messages: 'messages posted',
    copiesPerMessage: 'copies of one message',
    writesPerMessage: 'writes of one message',
    shardsPerMessage: 'shards asked per message',
    lookups: 'keys looked up',
    notifications: 'broker notifications',
    lost: 'deliveries lost',
    switches: 'switches to another chat',
    subscribes: 'subscribes and unsubscribes of switching',
    firstViewerMillis: 'first viewer hears after (ms)',
    lastViewerMillis: 'last viewer hears after (ms)',
  },
  columns: {
    copiesIn: 'copies in',
    wasted: 'copies that serve nobody',
    writesOut: 'writes out',
    busyMicros: 'busy (microseconds)',
    connections: 'connections',
    secondSockets: 'of these, second sockets',
    chatsHeard: 'chats heard',
    switches: 'people who switched to it',
    handshakes: 'handshakes of switching',
    lost: 'deliveries lost',
    dropped: 'jobs dropped',
  },
} as const;
