/** What a verdict hangs on, in words. */
import { PRESET_IDS, presetOf } from '../../model/presets';
import type { Role } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import type { Hanging, Standing } from '../../model/verdict';
import { counted, listed } from '../format';
import { componentsWords, costWords, micros } from '../verdict';
import { presetLabel } from './costs';

export const HANGING = {
  open: 'What this hangs on',
  /** Of a verdict over mean instances that the busiest one decides otherwise. */
  notInTheMean: 'A mean instance would have it otherwise: here the busiest one decides, and how busy that is no formula knows.',
  waking: 'That is where no gateway has to wake up. Where each of them wakes up at every copy, it is the other way round; how often they do, only a run that is played can tell.',
} as const;

/** So many costs are listed; the others would have to change more than these. */
const MOST_LISTED = 4;

export interface HangingWords {
  readonly intro: string;
  /** Each a cost and its bounds. */
  readonly costs: readonly string[];
  readonly more: string | null;
  /** One sentence each. */
  readonly beside: readonly string[];
}

/** @param roles the components over which it was counted */
export function hangingWords({ here, bounds, presets }: Hanging, scenario: Scenario, roles: readonly Role[]): HangingWords {
  if (here === 'fails') return { intro: HANGING.notInTheMean, costs: [], more: null, beside: [] };
  const at = `At these costs (${presetLabel(presetOf(scenario))}), ${componentsWords(roles)} and all else as it is, it holds`;
  const rest = bounds.length - MOST_LISTED;
  return {
    intro: bounds.length === 0 ? `${at} whatever any one of the costs is.` : `${at} while`,
    costs: bounds.slice(0, MOST_LISTED).map((one) => `${costWords(one)} (here ${micros(scenario[one.key])})`),
    more: rest > 0 ? `and within wider bounds of ${counted(rest, 'cost more', 'costs more')}.` : null,
    beside: [...(here === 'open' ? [HANGING.waking] : []), presetsSentence(presets)],
  };
}

/** "Of the presets: it holds with round numbers and published; it fails with measured: quiet." */
function presetsSentence(presets: Hanging['presets']): string {
  const at = (standing: Standing): string[] => PRESET_IDS.filter((id) => presets[id] === standing).map(presetLabel);
  const [holds, fails, open] = [at('holds'), at('fails'), at('open')];
  const parts = [
    holds.length > 0 ? `holds with ${listed(holds)}` : '',
    fails.length > 0 ? `fails with ${listed(fails)}` : '',
    open.length > 0 ? `hangs on how often gateways wake up with ${listed(open)}` : '',
  ].filter((part) => part !== '');
  return `Of the presets: it ${parts.join('; it ')}.`;
}
