/** Words for the choice of costs: which preset a scenario has, and where its figures come from. */
import { PRESETS, type PresetId } from '../../model/presets';
import { rowOf } from '../../model/keys';
import { COST_KEYS, type CostKey } from '../../model/scenario';
import { day, plain, share } from '../format';
import { PRESET_WORDS } from '../presets';

export const PRESET_CHOICE = {
  title: 'What things cost',
  sources: 'Each figure and its source',
  own: 'your own',
  ownFacts: 'Costs of your own: no preset has all of these.',
  unsourced: 'a round number: nobody has measured it',
} as const;

/** What the page calls a scenario's costs. */
export function presetLabel(id: PresetId | 'own'): string {
  return id === 'own' ? PRESET_CHOICE.own : PRESET_WORDS[id].name;
}

/** "Costs: measured: quiet." */
export function costsLine(id: PresetId | 'own'): string {
  return `Costs: ${presetLabel(id)}.`;
}

/** For which case these costs are, when and on what they were measured, and how far measurements lay apart. */
export function presetFacts(id: PresetId | 'own'): string[] {
  if (id === 'own') return [PRESET_CHOICE.ownFacts];
  const { date, mostSpread } = PRESETS[id];
  const { meaning, machine } = PRESET_WORDS[id];
  return [meaning, ...(date === null ? [] : [dateWords(date, mostSpread)]), machine];
}

function dateWords(date: string, mostSpread: number | null): string {
  if (mostSpread === null) return `Looked up on ${day(date)}.`;
  return `Measured on ${day(date)}; of each figure’s repeats the middle half lies within ${share(mostSpread)} of its median, within one run: what runs differ by stands with the figures.`;
}

export interface PresetFigure {
  readonly key: CostKey;
  readonly label: string;
  readonly value: string;
  readonly source: string;
}

/** Each cost of a preset with its source; none where no figure has one. */
export function presetFigures(id: PresetId): PresetFigure[] {
  const { costs, sourced } = PRESETS[id];
  const { sources } = PRESET_WORDS[id];
  if (sourced.length === 0) return [];
  return COST_KEYS.map((key) => ({ key, label: rowOf(key).label, value: `${plain(costs[key])} µs`, source: sources[key] ?? PRESET_CHOICE.unsourced }));
}
