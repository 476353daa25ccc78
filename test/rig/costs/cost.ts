/** One price, as often as it was measured. */
import { measured, type Measured } from '../statistics';

/** Which preset of costs a price belongs to: of machines that are woken for each thing, or that have many at hand. */
export type Preset = 'quiet' | 'busy';

export interface Cost {
  readonly what: string;
  readonly unit: 'µs' | 'bytes';
  /** One a repeat. */
  readonly values: readonly number[];
  /** The price's name in the model, and the presets that it is for; null for what only explains another. */
  readonly key: string | null;
  readonly presets: readonly Preset[];
}

/** A price with more of a spread is no price. */
export const MOST_SPREAD = 0.25;

/** Whether a price is sure enough to be taken for one. */
export function isSure({ values }: Cost): boolean {
  const { spread, median } = measured(values);
  return spread <= MOST_SPREAD && median > 0;
}

/** Prices that are measured together: repeat after repeat, all of them in turn, so that noise falls on all. */
export async function repeated(repeats: number, measure: () => Promise<Readonly<Record<string, number>>>): Promise<(name: string) => number[]> {
  const values = new Map<string, number[]>();
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [name, value] of Object.entries(await measure())) values.set(name, [...(values.get(name) ?? []), value]);
  }
  return (name) => values.get(name)!;
}

export function price(what: string, values: readonly number[], key: string | null = null, ...presets: readonly Preset[]): Cost {
  return { what, unit: 'µs', values, key, presets };
}

/** For the table and for the data. */
export interface PriceList {
  readonly costs: readonly (Cost & Measured & { readonly isSure: boolean })[];
  readonly presets: Readonly<Record<Preset, Readonly<Record<string, number>>>>;
}

/** What was measured, and what of it may be offered. */
export function priceList(costs: readonly Cost[]): PriceList {
  const presetOf = (preset: Preset) =>
    Object.fromEntries(costs.filter((cost) => cost.key !== null && cost.presets.includes(preset) && isSure(cost)).map((cost) => [cost.key!, toThree(measured(cost.values).median)]));
  return {
    costs: costs.map((cost) => ({ ...cost, ...measured(cost.values), isSure: isSure(cost) })),
    presets: { quiet: presetOf('quiet'), busy: presetOf('busy') },
  };
}

/** To three meaningful digits. */
function toThree(value: number): number {
  return Number(value.toPrecision(3));
}
