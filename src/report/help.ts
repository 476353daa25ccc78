/** The text of `--help`: keys from the table, designs from the catalogue, fields of the document. */
import { CATALOGUE } from '../designs';
import { plainNumber } from '../link/plain';
import { choicesOf } from '../link/values';
import { EACH_LIMIT } from '../model/distribution';
import { MAX_PEOPLE, rowOf, SCENARIO_KEY_NAMES, type ScenarioRow } from '../model/scenario';

const USAGE = `Runs a scenario without the page and prints one JSON document on standard output.

  npm run --silent report -- '<link>'

The link is what follows the # in the page's address, or the whole address; quote it, for the shell
has its own meaning for &. Without a link, the default scenario runs. What is wrong with a link is
repaired and listed under "repairs". Errors go to standard error, with exit code 1.

Options
  --help  this text`;

/** Fields of the document. "spread" is explained at the end. */
const FIELDS: readonly (readonly [field: string, meaning: string])[] = [
  ['scenario', 'every key of the scenario that was run'],
  ['repairs', 'what was wrong with the link: key, value, problem, used, and all of it in one text'],
  ['engine.name', 'events: every message is played hop by hop'],
  ['engine.crossings', 'single messages that crossed the network, connecting included'],
  ['engine.posted', 'messages posted'],
  ['engine.stopped', 'null, or why, after how many crossings and at which millisecond the run stopped early'],
  ['engine.lossless', 'no failed write, no full line, no early stop'],
  ['engine.failedWrites', 'attempts to write a socket that failed'],
  ['engine.lostDeliveries', 'people given up on, once per message'],
  ['engine.droppedJobs', 'jobs that a full line turned away'],
  ['engine.longestLine', 'jobs in the longest line that any component had'],
  ['engine.startMillis, .endMillis', 'when connecting began (below 0) and when the last crossing arrived'],
  ['gateways.receipts', 'spread over gateways: copies taken in'],
  ['gateways.writes', 'attempts to write a socket'],
  ['gateways.lost', 'people given up on, once per message'],
  ['gateways.dropped', 'jobs turned away because the line was full'],
  ['gateways.connections', 'people connected'],
  ['gateways.chats', 'chats whose messages it must take in'],
  ['gateways.busyMicros', 'microseconds spent on the messages: receipts × tReceipt + writes × tWrite'],
  ['storage.userGateway.queries', 'spread over shards: queries answered'],
  ['storage.userGateway.lookups', 'keys looked up'],
  ['storage.userGateway.shardsPerMessage', 'spread over messages: shards asked'],
  ['storage.userGateway.writes', 'spread over shards: written while people connected'],
  ['storage.userGateway.dropped', 'queries turned away because the line was full'],
  ['storage.chatUser', 'the same of the storage that knows who is in which chat'],
  ['broker.topics', 'topics that there are'],
  ['broker.subscriptions', 'spread over topics: gateways that subscribed'],
  ['broker.publishes', 'messages published'],
  ['broker.notifications', 'copies sent to gateways'],
  ['broker.dropped', 'messages turned away because the line was full'],
  ['users.deliveries', 'spread over people: messages received'],
  ['coordinator.assignments', 'spread over gateways: chats that the coordinator gave them'],
  ['latencyMillis.first, .last', 'spread over messages that somebody heard: from posting to the first and the last viewer'],
];

const SPREAD = `A spread is {total, min, p50, p95, p99, max, each}. Percentiles are interpolated between ranks. "each"
is one number an instance, left out above ${plainNumber(EACH_LIMIT)} instances. Where there is no instance, total is
0, the others are null and each is empty.`;

/** The whole help, ending with a line break. */
export function helpText(): string {
  const keys = SCENARIO_KEY_NAMES.map((key) => keyLines(key, rowOf(key))).join('\n');
  const designs = table(CATALOGUE.map((design) => [design.id, design.summary]));
  const limit = `chats × users is at most ${plainNumber(MAX_PEOPLE)}.`;
  return [USAGE, `Keys of a link\n${keys}\n  ${limit}`, `Designs\n${designs}`, `Fields of the document\n${table(FIELDS)}`, SPREAD, ''].join('\n\n').trimEnd() + '\n';
}

function keyLines(key: string, row: ScenarioRow): string {
  return `  ${key.padEnd(12)} ${row.meaning}\n  ${' '.repeat(12)} ${valuesOf(row)}`;
}

/** Default and bounds of a key, in words. */
function valuesOf(row: ScenarioRow): string {
  if (row.kind === 'actions') return `none unless given, at most ${String(row.max)}`;
  if (row.kind === 'choice') return `${row.default} unless given; one of ${choicesOf(row).join(', ')}`;
  const unit = row.unit === '' ? '' : ` ${row.unit}`;
  return `${plainNumber(row.default)}${unit} unless given; ${row.whole ? 'whole, ' : ''}${plainNumber(row.min)} to ${plainNumber(row.max)}`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`).join('\n');
}
