/** What to do next: drawn by chance from what the page offers. */
import type { Act } from './acts';
import type { Chance } from './chance';
import { soundLink, spoiled } from './links';
import type { FoundTarget, Target } from './targets';

const KEYS = ['Tab', 'Shift+Tab', 'Enter', 'Space', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', '.', ',', '?', 'b', '1', '2', '0', 'Control+z', 'Control+Shift+z'];
const WORDS = ['', '0', '1', '2', '7', '8', '16', '100', '1000', '1000000', '-1', '0.5', '2,5', '1.000', '1 234', '1e3', '1e99', 'twelve', '☺', ' ', '3 4 5', '500*20,3*1000', '1,234\n5,678'];
const FILES = ['', '{}', '[]', 'no JSON', '{"scenario":{"chats":4,"gateways":4}}', '{"scenario":{"chats":"x","gateways":-1}}', '{"scenario":{"sizes":"3,1,2"}}'];
const WINDOWS = [[1280, 800], [360, 740], [740, 360], [320, 256], [1920, 1080], [800, 600]] as const;

const targetOf = ({ role, name, nth }: FoundTarget): Target => ({ role, name, nth });

/** Something done with one of the things that the page offers. */
function useOf(target: FoundTarget, chance: Chance): Act {
  const on = targetOf(target);
  if (target.takes === 'file') return { act: 'bring', on, text: chance.oneOf(FILES) };
  if (typeof target.takes === 'number') return { act: 'choose', on, option: chance.below(target.takes) };
  if (target.takes === 'text' && chance.below(4) > 0) return { act: 'write', on, text: chance.oneOf(WORDS) };
  return chance.below(8) === 0 ? { act: 'drag', on, to: [chance.part(), chance.part()] } : { act: 'tap', on };
}

function opening(chance: Chance): Act {
  const link = soundLink(chance);
  return { act: 'open', hash: chance.below(2) === 0 ? link : spoiled(link, chance) };
}

function resizing(chance: Chance): Act {
  const [width, height] = chance.oneOf(WINDOWS);
  return { act: 'resize', width, height };
}

/** What a page offers, a kind of thing as often as another: eight hundred people are one kind. */
function offered(targets: readonly FoundTarget[], chance: Chance): Act {
  const kinds = new Map<string, FoundTarget[]>();
  for (const target of targets) {
    const kind = `${target.role} ${target.name.replace(/\d+/g, '')}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), target]);
  }
  return useOf(chance.oneOf(chance.oneOf([...kinds.values()])), chance);
}

/** The next act. @param targets what can be used now */
export function nextAct(targets: readonly FoundTarget[], chance: Chance): Act {
  const draw = chance.weighted<(chance: Chance) => Act>([
    [60, (by) => (targets.length > 0 ? offered(targets, by) : { act: 'back' })],
    [18, (by) => ({ act: 'press', key: by.oneOf(KEYS) })],
    [6, opening],
    [4, () => ({ act: 'back' })],
    [2, () => ({ act: 'forward' })],
    [3, () => ({ act: 'kill' })],
    [2, (by) => ({ act: 'scroll', by: by.below(1200) - 600 })],
    [2, (by) => ({ act: 'window', isHidden: by.below(2) === 0 })],
    [2, resizing],
    [2, () => ({ act: 'wait' })],
    [1, () => ({ act: 'reload' })],
    [1, (by) => ({ act: 'storage', works: by.below(2) === 0 })],
  ]);
  return draw(chance);
}
