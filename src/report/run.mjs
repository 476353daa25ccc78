// The command's entry. Node 20 reads no TypeScript, so Vite, which is there after `npm ci`, loads it.
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
const loaded = await runnerImport(entry, { root, configFile: false, logLevel: 'silent' }).catch((error) => {
  // A design of the catalogue that does not fit says so itself; a stack would only hide it.
  process.stderr.write(`report: ${error.message}\n`);
  process.exit(1);
});
const { module } = loaded;
const args = process.argv.slice(2);
// Read as it comes: a slow pipe has nothing to give at first.
const input = args.includes('-') ? await buffer(process.stdin) : undefined;
const { stdout, stderr, exitCode } = module.main(args, input);
// Whoever reads only the beginning, as `head` does, has what they want.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
// Set rather than `exit`, so that a slow pipe still gets all of it.
process.exitCode = exitCode;
process.stderr.write(stderr);
process.stdout.write(stdout);
