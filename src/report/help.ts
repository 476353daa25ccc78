/** The text of `--help`: keys from the table, designs from the catalogue, fields of the document. */
import { CATALOGUE } from '../designs';
import { plainNumber } from '../link/plain';
import { LINK_LENGTH } from '../link/sizes';
import { choicesOf } from '../link/values';
import { MAX_CROSSINGS } from '../engine/events/simulate';
import { MAX_PEOPLE } from '../model/people';
import { rowOf, SCENARIO_KEY_NAMES, type ScenarioRow } from '../model/keys';
import type { ScenarioKey } from '../model/scenario';
import { LEFT_OUT } from '../text/leftout';
import { ENGINE_NAMES, type EngineName } from './document';
import { MOST_PLAYED_CROSSINGS } from './engines';
import { FIELDS, SPREADS } from './fields';

const USAGE = `Runs a scenario without the page and prints one JSON document on standard output.

  npm run --silent report -- '<link>' [--engine ${ENGINE_NAMES.join('|')}]

The link is what follows the # in the page's address, or the whole address; quote it, for the shell
has its own meaning for &. A scenario file's own text may stand in its place, or come on standard
input with - in its place. Without either, the default scenario runs. What is wrong with it is
repaired and listed under "repairs". Errors go to standard error, with exit code 1.

Options
  --engine NAME  who works the scenario out; without it, its size decides
  --help         this text`;

const ENGINE_MEANINGS: Readonly<Record<EngineName, string>> = {
  events: `every message is played, hop by hop; up to ${plainNumber(MOST_PLAYED_CROSSINGS)} expected crossings, unless chosen otherwise, and stopped after ${plainNumber(MAX_CROSSINGS)}`,
  flow: 'every message is played, in columns, up to a thousand million crossings; only where it is chosen. People connect uncounted in time, nobody switches or belongs to several chats',
  aggregate: 'everybody is placed and counted; beyond that. Nothing waits, so nothing is dropped; losses are means',
  formula: 'means by the closed form alone, at once; only where it is chosen. Where people switch, copies, look-ups and publications are those of the beginning, before anybody has',
};

/** The whole help, ending with a line break. */
export function helpText(): string {
  const keys = SCENARIO_KEY_NAMES.map((key) => keyLines(key, rowOf(key))).join('\n');
  const designs = table(CATALOGUE.map((design) => [design.id, design.summary]));
  const limit = `All chats together have at most ${plainNumber(MAX_PEOPLE)} people, and as many on all lists together; nobody belongs to more chats than there are.`;
  const sections = [
    USAGE,
    `Engines\n${table(ENGINE_NAMES.map((name) => [name, ENGINE_MEANINGS[name]]))}`,
    `Keys of a link\n${keys}\n  ${limit}`,
    `Designs\n${designs}`,
    `Fields of the document\n${table(FIELDS)}`,
    SPREADS,
    `${LEFT_OUT.title}\n  ${LEFT_OUT.intro}\n${LEFT_OUT.items.map((item) => `  - ${item}`).join('\n')}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function keyLines(key: ScenarioKey, row: ScenarioRow): string {
  return `  ${key.padEnd(12)} ${row.meaning}\n  ${' '.repeat(12)} ${valuesOf(row)}${underDesigns(key)}`;
}

/** Which designs bring a key, where it means something under some alone. */
function underDesigns(key: ScenarioKey): string {
  if (rowOf(key).group !== 'design') return '';
  return `; only under ${CATALOGUE.filter(({ brings }) => brings.includes(key)).map(({ id }) => id).join(', ')}`;
}

/** Default and bounds of a key, in words. */
function valuesOf(row: ScenarioRow): string {
  if (row.kind === 'actions') return `none unless given, at most ${String(row.max)}`;
  if (row.kind === 'sizes') return `none unless given, at most ${plainNumber(LINK_LENGTH)} characters in a link`;
  if (row.kind === 'choice') return `${row.default} unless given; one of ${choicesOf(row).join(', ')}`;
  const unit = row.unit === '' ? '' : ` ${row.unit}`;
  return `${plainNumber(row.default)}${unit} unless given; ${row.whole ? 'whole, ' : ''}${plainNumber(row.min)} to ${plainNumber(row.max)}`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = rows.reduce((most, [name]) => Math.max(most, name.length), 0);
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`).join('\n');
}
