// The command's entry. Node 20 reads no TypeScript, so Vite loads the rest.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('./main.ts', import.meta.url)));
await module.main();
