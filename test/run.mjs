// `npm test`: every check there is, one after the other, whatever the ones before have found. The
// last line is `N passed, N failed`: each test counts, and each of the other stages counts as one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'fanout-lab-test-'));
const reportFile = join(scratch, 'vitest.json');
const total = { passed: 0, failed: 0 };

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs an npm script with what it prints left as it is; true if it succeeded. */
function runs(script, ...args) {
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** What vitest counted. A file that could not be run, or an error outside any test, is one failure. */
function testsCounted(succeeded) {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + brokenFiles.length;
  const unexplained = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: unexplained ? 1 : failed };
}

for (const [script, what] of [['types', 'types'], ['check', 'Svelte files'], ['lint', 'lint']]) {
  say(`\n== ${what} (npm run ${script})`);
  total[runs(script) ? 'passed' : 'failed']++;
}
say('\n== tests (npm run vitest)');
const counted = testsCounted(runs('vitest', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`));
rmSync(scratch, { recursive: true });
total.passed += counted.passed;
total.failed += counted.failed;

process.exitCode = total.failed > 0 ? 1 : 0;
say(`\n${total.passed} passed, ${total.failed} failed`);
