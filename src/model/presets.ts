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
const RIG = { date: '2026-11-26', mostSpread: 0.25 } as const;

function preset(id: PresetId, { date, mostSpread }: Pick<Preset, 'date' | 'mostSpread'>, measured: Partial<Record<CostKey, number>>): Preset {
  return { id, date, mostSpread, costs: { ...ROUND, ...measured }, sourced: Object.keys(measured) as CostKey[] };
}

export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  round: preset('round', { date: null, mostSpread: null }, {}),
  quiet: preset('quiet', RIG, {
    tReceipt: 3.2, tWake: 85, tWrite: 9.1, tSend: 4.8, tSendPublish: 0.47, tPublish: 9.4, tNotify: 3.6, tSubscribe: 9, tQuery: 8.7, tLookup: 0.08, tHandshake: 101,
  }),
  busy: preset('busy', RIG, {
    tReceipt: 3.2, tWake: 26, tWrite: 8.4, tSend: 4.8, tSendPublish: 0.47, tPublish: 0.41, tNotify: 0.12, tSubscribe: 0.47, tQuery: 8.7, tLookup: 0.08, tHandshake: 76,
  }),
  published: preset('published', { date: '2026-11-24', mostSpread: null }, { tWrite: 11, tSend: 50, tPublish: 0.59, tNotify: 1.5 }),
};

/** Which preset a scenario's costs are; `own` where they are none. */
export function presetOf(scenario: Pick<Scenario, CostKey>): PresetId | 'own' {
  return PRESET_IDS.find((id) => COST_KEYS.every((key) => scenario[key] === PRESETS[id].costs[key])) ?? 'own';
}

/** A scenario with the costs of a preset in place of its own. */
export function withPreset(scenario: Scenario, id: PresetId): Scenario {
  return withChanges(scenario, PRESETS[id].costs);
}
