/**
 * Sets of costs to choose among: round numbers, what the rig measured, what others published. A scenario
 * says which one it has by its values alone. Whose words these are is in `text/presets.ts`.
 */
import { DEFAULT_SCENARIO } from './keys';
import { COST_KEYS, withChanges, type CostKey, type Scenario } from './scenario';

export const PRESET_IDS = ['round', 'quiet', 'busy', 'published'] as const;
export type PresetId = (typeof PRESET_IDS)[number];

export interface Preset {
  readonly id: PresetId;
  /** When its figures were measured or looked up; null for figures that are nobody's. */
  readonly date: string | null;
  /** Of repeated measurements the quartiles lie apart by at most this share of the median; null where nothing was repeated here. */
  readonly mostSpread: number | null;
  /** Microseconds, one for each cost. */
  readonly costs: Readonly<Record<CostKey, number>>;
  /** The costs that somebody has measured; the others are the round numbers. */
  readonly sourced: readonly CostKey[];
}

const ROUND = Object.fromEntries(COST_KEYS.map((key) => [key, DEFAULT_SCENARIO[key]])) as Readonly<Record<CostKey, number>>;

/** Spreads of the rig's measurements: what spread by more is no figure of a preset, as the first write after waking up. */
const RIG = { date: '2026-11-25', mostSpread: 0.25 } as const;

function preset(id: PresetId, { date, mostSpread }: Pick<Preset, 'date' | 'mostSpread'>, measured: Partial<Record<CostKey, number>>): Preset {
  return { id, date, mostSpread, costs: { ...ROUND, ...measured }, sourced: Object.keys(measured) as CostKey[] };
}

export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  round: preset('round', { date: null, mostSpread: null }, {}),
  quiet: preset('quiet', RIG, {
    tReceipt: 2.5, tWake: 30, tWrite: 5.2, tSend: 2.3, tPublish: 9.5, tNotify: 3.7, tSubscribe: 10, tQuery: 9.3, tLookup: 0.08, tHandshake: 122,
  }),
  busy: preset('busy', RIG, {
    tReceipt: 2.5, tWake: 30, tWrite: 4.6, tSend: 2.3, tPublish: 0.45, tNotify: 0.13, tSubscribe: 0.6, tQuery: 9.3, tLookup: 0.08, tHandshake: 106,
  }),
  published: preset('published', { date: '2026-11-24', mostSpread: null }, { tReceipt: 64, tWrite: 0.6, tSend: 50, tPublish: 0.59, tNotify: 1.5 }),
};

/** Which preset a scenario's costs are; `own` where they are none. */
export function presetOf(scenario: Pick<Scenario, CostKey>): PresetId | 'own' {
  return PRESET_IDS.find((id) => COST_KEYS.every((key) => scenario[key] === PRESETS[id].costs[key])) ?? 'own';
}

/** A scenario with the costs of a preset in place of its own. */
export function withPreset(scenario: Scenario, id: PresetId): Scenario {
  return withChanges(scenario, PRESETS[id].costs);
}
