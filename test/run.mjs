// `npm test`: every check there is, whatever the others have found. Types, Svelte files and lint are
// checked one after the other beside the tests, which leave room for them: walks mostly wait. What
// a check prints is shown when it is over. The last line is `N passed, N failed`: each test counts,
// and each of the other stages counts as one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'fanout-lab-test-'));
const reportFile = join(scratch, 'vitest.json');
const total = { passed: 0, failed: 0 };
const CHECKS = [['types', 'types'], ['check', 'Svelte files'], ['lint', 'lint']];

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs an npm script; `stdio` is how what it prints is passed on. Gives whether it succeeded, and what was kept of its words. */
function run(script, args, stdio) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], { cwd: root, stdio, shell: process.platform === 'win32' });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => { words += part; });
    child.on('error', (error) => { resolve({ succeeded: false, words: String(error) }); });
    child.on('close', (code) => { resolve({ succeeded: code === 0, words }); });
  });
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

/** The checks beside the tests, one after the other, so that they do not take all the room. */
async function check() {
  const results = [];
  for (const [script, what] of CHECKS) results.push({ script, what, ...(await run(script, [], ['ignore', 'pipe', 'pipe'])) });
  return results;
}

const checking = check();
say('\n== tests (npm run vitest)');
const tests = await run('vitest', ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`], 'inherit');
const counted = testsCounted(tests.succeeded);
rmSync(scratch, { recursive: true });
total.passed += counted.passed;
total.failed += counted.failed;
for (const { script, what, succeeded, words } of await checking) {
  say(`\n== ${what} (npm run ${script})${succeeded ? '' : ': failed'}`);
  process.stdout.write(words);
  total[succeeded ? 'passed' : 'failed']++;
}

process.exitCode = total.failed > 0 ? 1 : 0;
say(`\n${total.passed} passed, ${total.failed} failed`);
