/** Has the catalogue of designs checked before anything is built of it. */
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';

const CATALOGUE = fileURLToPath(new URL('../designs/index.ts', import.meta.url));

/** Stops the build with the error of a design that does not fit, which names its file. */
export function catalogueChecked(): Plugin {
  return {
    name: 'catalogue-checked',
    apply: 'build',
    async buildStart() {
      await runnerImport(CATALOGUE, { configFile: false, logLevel: 'silent' });
    },
  };
}
