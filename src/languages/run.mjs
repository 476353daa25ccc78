// The command's entry. Node 20 reads no TypeScript, so Vite, which is there after `npm ci`, loads it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
const { module } = await runnerImport(entry, { root, configFile: false, logLevel: 'silent' });
const { stdout, stderr, exitCode } = await module.main(process.argv.slice(2));
process.exitCode = exitCode;
process.stderr.write(stderr);
process.stdout.write(stdout);
