import { describe, expect, it, vi } from 'vitest';
import { said } from '../../src/languages/said';
import { handedThrough } from '../../src/site/spoken';
import { inEnglish, inLanguage } from './load';

describe('a file built for a language', () => {
  it('says what is translated, also where it uses it itself, and the rest in English', async () => {
    const presets = await inLanguage<typeof import('../../src/text/presets')>('fixture', 'text/presets.ts');
    expect([presets.presetName('round'), presets.presetName('own'), presets.presetName('quiet')]).toEqual(['runde Zahlen', 'eigene', 'measured: quiet']);
  });

  it('has its own functions, and plurals and numbers of its own', async () => {
    const { CONTROLS } = await inLanguage<typeof import('../../src/text/page/lab')>('fixture', 'text/page/lab.ts');
    expect([CONTROLS.double, CONTROLS.addOne]).toEqual(['Gateways verdoppeln', 'Add one gateway']);
    expect([CONTROLS.moreScenes(1), CONTROLS.moreScenes(1234), CONTROLS.moreScenes(2.5)]).toEqual(['1 Szene mehr', '1.234 Szenen mehr', '2,5 Szenen mehr']);
  });

  it('says in English what a function of its own fails to say, and throws the fault beside it', () => {
    const told = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
    const fault = new ReferenceError('FIRST is not defined');
    const { of } = said({ of: (count: number) => `${String(count)} texts` }, { of: () => { throw fault; } });
    expect(of(2)).toBe('2 texts');
    expect(told.mock.calls).toHaveLength(1);
    expect(told.mock.calls[0]![0]).toThrow(fault);
    told.mockRestore();
  });

  it('keeps what an arrow leads from before it, also from right to left', async () => {
    const { fromTo } = await inLanguage<typeof import('../../src/text/format')>('mirrored', 'text/format.ts');
    const english = (await inEnglish('text/format.ts')) as unknown as typeof import('../../src/text/format');
    expect([fromTo('2', '4'), english.fromTo('2', '4')]).toEqual(['\u20662 → 4\u2069', '2 → 4']);
  });

  it('marks what is English still, from right to left, wherever it is put, and nothing that has been said', async () => {
    const { TOP, PICTURE, STATUS } = await inLanguage<typeof import('../../src/text/page/page')>('begun/he', 'text/page/page.ts');
    expect([TOP.share, TOP.undo, TOP.moreDesigns(3)]).toEqual(['שיתוף', '\u2066Undo\u2069', '\u20663 more\u2069']);
    // A word of the language within an English sentence, and one that an English function hands on.
    expect([PICTURE.shards(2), STATUS.early(1)]).toEqual(['\u20662 shards\u2069', '\u2066So far a message becomes 1 copy in.\u2069']);
    const names = await inLanguage<typeof import('../../src/text/page/names')>('begun/he', 'text/page/names.ts');
    expect([names.ROLE_NAMES.gateway, names.ROLE_NAMES.topic, names.gatewayName(0), names.shortRoleName('gateway')]).toEqual(['שער', '\u2066topic\u2069', '\u2066GW1\u2069', 'שער']);
    const { default: design } = await inLanguage<typeof import('../../src/designs/direct.design')>('begun/he', 'designs/direct.design.ts');
    expect([design.title, design.id, design.post[0]!.verb]).toEqual(['\u2066Direct append\u2069', 'direct', 'ask']);
    const { default: step } = await inLanguage<typeof import('../../src/lesson/steps/02-more-gateways.step')>('begun/he', 'lesson/steps/02-more-gateways.step.ts');
    expect(step.terms.filter((term) => term.includes('\u2066'))).toEqual([]);
  });

  it('has numbers with their units, and pieces of links, run their own way from right to left', async () => {
    const { duration, isolated, share, number } = await inLanguage<typeof import('../../src/text/format')>('begun/he', 'text/format.ts');
    expect([duration(82_500), duration(0.0001), share(0.000001), number(4)]).toEqual(['\u206882.5 ms\u2069', '\u2068<0.001 µs\u2069', '\u2068<0.001%\u2069', '4']);
    expect(isolated('chats=4')).toBe('\u2068chats=4\u2069');
    const english = (await inEnglish('text/format.ts')) as unknown as typeof import('../../src/text/format');
    expect([english.duration(82_500), english.isolated('chats=4')]).toEqual(['82.5 ms', 'chats=4']);
  });

  it('keeps the data beside the texts', async () => {
    const { default: design } = await inLanguage<typeof import('../../src/designs/direct.design')>('fixture', 'designs/direct.design.ts');
    const { default: english } = (await inEnglish('designs/direct.design.ts')) as unknown as typeof import('../../src/designs/direct.design');
    const seats = english.post[0]!.then[0]!;
    expect(design).toEqual({
      ...english,
      title: 'Direkt anhängen',
      mechanism: ['Erstens.', 'Zweitens.'],
      post: [{ ...english.post[0], then: [{ ...seats, words: 'fragt, wo die Leute sind' }] }],
    });
  });

  it('is handed through whichever way it exports', () => {
    const code = "const a = 1;\nexport const b = 'x' as const, c: string = a + 'y';\nexport function d(): string { return b; }\nexport type E = 1;\nexport default a;\n";
    expect(handedThrough(code, (name) => `w.${name}`)).toBe(
      "d = said__(d, w.d); const a = 1;\nexport const b = /* @__PURE__ */ said__('x' as const, w.b), c: string = /* @__PURE__ */ said__(a + 'y', w.c);\nexport function d(): string { return b; }\nexport type E = 1;\nexport default /* @__PURE__ */ said__(a, w.default);\n",
    );
  });
});
