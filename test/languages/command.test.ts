import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/languages/main';
import { developedIn, languages } from '../../src/site/languages';
import { SOURCE } from './load';

const ID = 'qaa-x-command';
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fanout-lab-languages-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});
const run = (...given: readonly string[]): ReturnType<typeof main> => main(given, home);

describe('the command for languages', () => {
  it.each([
    [['new', 'xx-bogus-1', 'Foo'], '“xx-bogus-1” is no tag of a language; such are de, pt-BR, zh-Hant'],
    [['new', 'de'], 'a new language needs its tag and its own name for itself'],
    [['new'], 'a new language needs its tag and its own name for itself'],
    [['new', 'EN', 'English'], 'English is the language that all others are made from'],
    [['zz'], 'there is no folder src/languages/zz'],
  ])('says of %j what is wrong with it', async (given, words) => {
    const { stdout, stderr, exitCode } = await run(...given);
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toContain(`languages: ${words}`);
  });

  it('takes a tag in any letters, and writes it as browsers do', async () => {
    expect(await run('new', 'QAA-X-Command', 'Command')).toEqual({ stdout: `src/languages/${ID}/text/language.ts is made.\n`, stderr: '', exitCode: 0 });
    expect((await run('new', ID, 'Command')).stderr).toContain('is there already');
  });

  it('names the text that is wrong, and fails; a build does so before it begins', async () => {
    await run('new', ID, 'Command');
    mkdirSync(join(home, ID, 'text', 'page'), { recursive: true });
    writeFileSync(join(home, ID, 'text', 'page', 'page.ts'), "export default { TOP: { share: 'Teilen };\n");
    const { stdout, stderr, exitCode } = await run();
    expect([stderr, exitCode]).toEqual(['', 1]);
    expect(stdout).toContain(`${ID}: the page is not built in it before what is wrong here is right\n`);
    expect(stdout).toContain(`${ID}/text/page/page.ts, line 1: cannot be read`);
    const build = resolveConfig({ configFile: false, logLevel: 'silent', plugins: [languages([home], {}, () => [])] }, 'build');
    const error = await build.then(() => null, (one: unknown) => one as Error);
    expect(error?.message).toContain(`${ID}/text/page/page.ts, line 1: cannot be read`);
    expect(error?.stack).toBe(error?.message);
  });
});

it('a page that is developed in a language that is not there does not begin', async () => {
  const start = (mode: string): Promise<unknown> => resolveConfig({ configFile: false, logLevel: 'silent', plugins: developedIn(mode, [join(SOURCE, 'languages')]) }, 'serve', mode);
  await expect(start('zz')).rejects.toThrow('--mode zz: there is no such language');
  await expect(start('development')).resolves.toBeDefined();
});
