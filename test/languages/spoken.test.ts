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
    const { A } = said({ A: { of: (count: number) => `${String(count)} texts` } }, { A: { of: () => { throw fault; } } });
    expect(A.of(2)).toBe('2 texts');
    expect(told.mock.calls).toHaveLength(1);
    expect(told.mock.calls[0]![0]).toThrow(fault);
    told.mockRestore();
  });

  it('keeps what an arrow leads from before it, also from right to left', async () => {
    const { fromTo } = await inLanguage<typeof import('../../src/text/format')>('mirrored', 'text/format.ts');
    const english = (await inEnglish('text/format.ts')) as unknown as typeof import('../../src/text/format');
    expect([fromTo('2', '4'), english.fromTo('2', '4')]).toEqual(['\u20662 → 4\u2069', '2 → 4']);
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
