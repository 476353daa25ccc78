/** Files of `src` as a build for another language has them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { spoken } from '../../src/site/spoken';

export const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What a file exports in English. */
export async function inEnglish(path: string): Promise<Readonly<Record<string, unknown>>> {
  return (await runnerImport<Readonly<Record<string, unknown>>>(join(SOURCE, path), { configFile: false, logLevel: 'silent' })).module;
}

/** What a file exports in the language of a folder beside this file. */
export async function inLanguage<Exported>(folder: string, path: string): Promise<Exported> {
  return (await runnerImport<Exported>(join(SOURCE, path), { configFile: false, logLevel: 'silent', plugins: [spoken(join(HERE, folder))] })).module;
}
