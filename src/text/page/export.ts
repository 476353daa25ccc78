/** Texts of the export: what it offers, and the words that go into its files. */
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { amount, counted, plain } from '../format';

export const EXPORT = {
  intro: 'The picture as it stands now, and the figures of the whole run. Each file holds the link to this very scenario.',
  formats: { svg: 'Picture as SVG', png: 'Picture as PNG', csv: 'Figures as CSV', csvWithComma: 'Figures as CSV, decimal comma', json: 'Figures as JSON' },
  saved: (name: string) => `Saved as ${name}.`,
  noRun: 'The run is still being worked out.',
  noPicture: 'The picture is not drawn yet.',
  tooLarge: 'The browser could not make a picture of this size.',
  credit: (link: string) => `Fanout Lab: ${link}`,
} as const;

/** Of a film of a run. */
export const FILM = {
  offer: 'Film of this run, as SVG',
  stop: 'Stop taking the film',
  taking: 'Taking the film',
  stopped: 'No film was saved.',
  saved: (name: string, { seconds, picturesASecond, haste }: Lasting, bytes: number) =>
    [
      `Saved as ${name}: ${counted(Math.max(1, Math.round(seconds)), 'second', 'seconds')}, ${rate(picturesASecond)}, ${plain(Math.ceil(bytes / 1000))} kB.`,
      STILL,
      ...(haste > 1 ? [`It runs ${amount(haste)} times as fast as the page plays.`] : []),
      ...(picturesASecond < FLUENT ? ['It has fewer pictures a second than others, so that the file stays small.'] : []),
    ].join(' '),
  noTime: 'This run was counted and not played, so there are no moments to take a film of. The picture as it stands can be saved.',
  tooLarge: 'There is too much to be drawn for a film of at most 2 MB. The picture as it stands can be saved.',
  notLoaded: 'What takes films could not be loaded: the network or the host gave no answer.',
  described: 'A film of this run that begins anew after its end; where motion is not wanted, its last picture.',
} as const;

/** How long a film lasts, how finely its time is cut, and how many times as fast as on the page it passes. */
interface Lasting {
  readonly seconds: number;
  readonly picturesASecond: number;
  readonly haste: number;
}

/** What whoever shows it may want to know: browsers tell images nothing of a wish for less motion. */
const STILL = 'It begins anew after each end; with #still behind its address its last picture stands still.';

/** Fewer pictures a second are seen one by one. */
const FLUENT = 12;

function rate(picturesASecond: number): string {
  return `${amount(picturesASecond)} ${picturesASecond === 1 ? 'picture' : 'pictures'} a second`;
}

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
