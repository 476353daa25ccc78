/** Nothing is left behind, however a run ends. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';

const PATIENCE_MILLIS = 240_000;
const WAIT = { timeout: PATIENCE_MILLIS, interval: 100 };

const folder = mkdtempSync(join(tmpdir(), 'fanout-lab-crew-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Command lines that say this folder, as every part and every Redis of a rig there does. */
function processes(): string[] {
  return commandLines().filter((line) => line.includes(folder));
}

/** Of all processes. Small systems have no `ps`, others no `/proc`. */
function commandLines(): string[] {
  if (!existsSync('/proc/self/cmdline')) return spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout.split('\n');
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(commandLineOf);
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '').replaceAll('\0', ' ');
  } catch {
    // It has ended since it was listed.
    return '';
  }
}

describe('a rig that is ended by', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s leaves no process and no file', { timeout: PATIENCE_MILLIS }, async (signal) => {
    const run = fileURLToPath(new URL('./run.mjs', import.meta.url));
    // A minute of posting: it is under way when the signal comes.
    const rig = spawn(process.execPath, [run, '--cold', 'messages=60'], { env: { ...process.env, TMPDIR: folder }, stdio: 'ignore' });
    const ended = new Promise((resolve) => rig.once('exit', resolve));
    await vi.waitFor(() => {
      expect(processes().some((line) => line.endsWith('clients'))).toBe(true);
    }, WAIT);
    rig.kill(signal);
    await ended;
    await vi.waitFor(() => {
      expect(processes()).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    }, WAIT);
  });
});
