/** What there is to be said of a run of kills: a small table, and of each fault what repeats it. */
import type { Held } from '../memory';
import type { Killed, KillFault } from './kills';
import { MOMENTS } from './moments';
import { WAYS, type WayId } from './ways';

const BYTES_PER_MEGABYTE = 1e6;

/** Rows in columns: the first to the left, numbers to the right. */
function tableText(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
}

function rangeText(values: readonly number[], digits = 0): string {
  return values.length === 0 ? '–' : `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}

function heldRow(scene: string, held: readonly Held[]): string[] {
  return [scene, String(held.length), rangeText(held.map(({ heap }) => heap / BYTES_PER_MEGABYTE), 1), rangeText(held.map(({ nodes }) => nodes)), rangeText(held.map(({ listeners }) => listeners))];
}

/** One fault, and the command that does it again. */
export function killFaultText(seed: number, kills: number, { kill, scene, words }: KillFault): string {
  const which = kill ? `Kill ${String(kill.number)}: the worker of ${scene.says} ${WAYS[kill.way].says}, ${MOMENTS[kill.moment].says}` : `Of ${scene.says}`;
  return `${which}: ${words}\n  npm run fuzz -- --kills ${String(kill?.number ?? kills)} --seed ${String(seed)} --pages 1 --scene ${scene.id}`;
}

export function durationText(millis: number): string {
  const seconds = Math.round(millis / 1000);
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}

/** What it came to. */
export function killedText({ seed, kills, byWay, compared, differences, faults, weighed }: Killed, millis: number): string {
  const ways = Object.entries(byWay).map(([way, tally]) => [WAYS[way as WayId].says, ...[tally.kills, tally.restartsByItself, tally.restartsByButton].map(String)]);
  const rests = Object.entries(weighed).filter(([, documents]) => documents.length > 0).map(([scene, documents]) => heldRow(scene, documents.flat()));
  return [
    ...tableText([['the worker', 'kills', 'restarts by itself', 'by button'], ...ways]),
    '',
    ...tableText([['at rest', 'weighed', 'heap, MB', 'nodes', 'listeners'], ...rests]),
    '',
    `seed ${String(seed)}: ${String(kills)} kills in ${durationText(millis)}; ${String(compared)} rests compared, ${String(differences)} differed; ${String(faults.length)} faults`,
  ].join('\n');
}
