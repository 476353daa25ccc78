// The command's entry. Node 20 reads no TypeScript, so Vite, which is there after `npm ci`, loads it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// Else Vite, which loads this for development, would build the figure for development, too: with what helps those who write a program.
process.env.NODE_ENV = 'production';
const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
const { module } = await runnerImport(entry, { root, configFile: false, logLevel: 'silent' });
process.exitCode = await module.main(process.argv.slice(2));
