// `npm run law`: the laws on 5,000 random scenarios for each design, or on as many as named.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const runs = process.argv[2] ?? '5000';
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'node', 'test/law/law.test.ts', 'test/law/flow.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, LAW_RUNS: runs },
});
process.exitCode = status ?? 1;
