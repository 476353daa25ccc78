import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../src/designs';
import { SCENARIO_KEY_NAMES } from '../../src/model/keys';
import { ENGINE_NAMES } from '../../src/report/document';
import { main } from '../../src/report/main';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CHILD_MILLIS = 60_000;

function command(program: string, args: string[], cwd: string): { stdout: string; stderr: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: CHILD_MILLIS });
  return { stdout, stderr, status };
}

interface Printed {
  readonly scenario: { readonly chats: number; readonly design: string };
  readonly repairs: readonly { readonly text: string }[];
}
const parsed = (stdout: string): Printed => JSON.parse(stdout) as Printed;

describe('the command', () => {
  it('takes a link, a hash, or a whole address', () => {
    const link = 'design=topic-per-chat&chats=4';
    const bare = main([link]).stdout;
    expect(parsed(bare).scenario).toMatchObject({ design: 'topic-per-chat', chats: 4 });
    expect(main([`#${link}`]).stdout).toBe(bare);
    expect(main([`https://example.org/lab/#${link}`]).stdout).toBe(bare);
  });

  it('takes the text of a scenario file', () => {
    const text = JSON.stringify({ format: 'fanout-lab-scenario', version: 1, scenario: { sizes: '3,1,2', seed: '#' } });
    const { scenario, repairs } = parsed(main([text]).stdout);
    expect(scenario).toMatchObject({ chats: 3, sizes: [{ count: 1, size: 3 }, { count: 1, size: 1 }, { count: 1, size: 2 }] });
    expect(repairs.map((repair) => repair.text)).toEqual(['seed=#: is not a number; seed=1 is used instead']);
  });

  it('takes a file with a byte-order mark, and figures that the page has saved', () => {
    const bare = main(['chats=4&sizes=3,1,2,1']).stdout;
    const figures = JSON.stringify({ link: 'x', scenario: parsed(bare).scenario });
    expect(main([`\uFEFF${figures}`]).stdout).toBe(bare);
  });

  it('runs a link with faults, and says what they were', () => {
    const { stdout, stderr, exitCode } = main(['chats=zero&design=direct&colour=blue']);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(parsed(stdout).repairs).toEqual([
      { key: 'chats', value: 'zero', problem: 'is not a number', used: 'chats=1 is used instead', text: 'chats=zero: is not a number; chats=1 is used instead' },
      { key: 'colour', value: 'blue', problem: 'unknown key', used: 'it is left out', text: 'colour=blue: unknown key; it is left out' },
    ]);
  });

  it('prints lists of numbers on one line and nothing but JSON', () => {
    const { stdout } = main([`design=${encodeURIComponent('[\n1, 2\n]')}`]);
    expect(stdout).toContain('"each": [ 1, 1, 1, 1, 1, 1, 1, 1 ]');
    expect(parsed(stdout).repairs[0]!.text).toContain('[\uFFFD1, 2\uFFFD]');
    expect(stdout.endsWith('}\n')).toBe(true);
  });

  it('explains every key, design and field', () => {
    const { stdout, exitCode } = main(['--help']);
    expect(exitCode).toBe(0);
    for (const word of [...SCENARIO_KEY_NAMES, ...DESIGN_IDS]) expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'));
    for (const engine of ENGINE_NAMES) expect(stdout).toMatch(new RegExp(`^  ${engine} `, 'm'));
    const document = JSON.parse(main(['--engine', 'aggregate']).stdout) as Record<string, object>;
    const { scenario, repairs, estimate, ...figures } = document;
    expect(stdout).toMatch(/^ {2}scenario /m);
    expect(stdout).toMatch(/^ {2}repairs /m);
    expect([typeof scenario, Array.isArray(repairs)]).toEqual(['object', true]);
    expect(stdout).toMatch(/^ {2}estimate /m);
    for (const field of Object.keys(estimate!)) expect(stdout).toMatch(new RegExp(`^  estimate\\.${field}\\b`, 'm'));
    for (const [group, fields] of Object.entries(figures)) {
      for (const field of Object.keys(fields)) expect(stdout).toMatch(new RegExp(`^  ${group}\\.(.*\\.)?${field}\\b`, 'm'));
    }
  });

  it.each([
    [['--motor', 'events'], 'report: unknown option --motor; --help says what there is\n'],
    [['--engine', 'scale'], 'report: there is no engine scale; there are events, flow, aggregate, formula\n'],
    [['--engine=toString', 'chats=4'], 'report: there is no engine toString; there are events, flow, aggregate, formula\n'],
    [['chats=4', '--engine'], 'report: --engine needs one of events, flow, aggregate, formula\n'],
    [['--engine=', 'chats=4'], 'report: --engine needs one of events, flow, aggregate, formula\n'],
    [['--engine', 'events', '--engine=formula'], 'report: one engine at a time, and 2 were given\n'],
    [['chats=4', 'users=4'], 'report: one link at a time, and 2 were given; quote the link\n'],
  ])('%j is an error', (args, stderr) => {
    expect(main(args)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });
});

describe('the command as a process', () => {
  it('prints one JSON document through npm', { timeout: CHILD_MILLIS }, () => {
    const { stdout, stderr, status } = command('npm', ['run', '--silent', 'report', '--', 'design=direct&chats=4'], root);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toBe(main(['design=direct&chats=4']).stdout);
  });

  it('waits for a slow pipe, and takes a byte-order mark', { timeout: CHILD_MILLIS }, async () => {
    const file = JSON.stringify({ format: 'fanout-lab-scenario', version: 1, scenario: { chats: 4 } });
    const start = (...options: string[]) => spawn(process.execPath, options, { cwd: tmpdir() });
    // As npm does: what looks at its own input after it has started another gives that one a pipe that does not wait.
    const looking = "require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' }).on('exit', (code) => process.exit(code)); process.stdin";
    const child = start('-e', looking, `${root}src/report/run.mjs`, '-');
    const [stdout, stderr, closed] = [text(child.stdout), text(child.stderr), once(child, 'close')];
    child.stdin.on('error', () => undefined);
    // One that starts later and has ended by now: the first has long come to an empty pipe.
    const later = start(`${root}src/report/run.mjs`, '--help');
    later.stdout.resume();
    await once(later, 'close');
    child.stdin.write(`\uFEFF${file.slice(0, 9)}`);
    child.stdin.end(file.slice(9));
    await closed;
    expect({ stderr: await stderr, code: child.exitCode }).toEqual({ stderr: '', code: 0 });
    expect(await stdout).toBe(main(['chats=4']).stdout);
  });

  it('takes UTF-16 from a shell that writes it, and does not take an empty pipe for the default scenario', { timeout: CHILD_MILLIS }, () => {
    const piped = (input: Buffer) => spawnSync(process.execPath, [`${root}src/report/run.mjs`, '-'], { input, encoding: 'utf8', timeout: CHILD_MILLIS });
    const file = JSON.stringify({ format: 'fanout-lab-scenario', version: 1, scenario: { chats: 4 } });
    const little = Buffer.from(`\uFEFF${file}`, 'utf16le');
    for (const input of [little, Buffer.from(little).swap16()]) {
      const { stdout, stderr, status } = piped(input);
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
      expect(stdout).toBe(main(['chats=4']).stdout);
    }
    for (const input of ['', '\n', '\uFEFF']) {
      const { stdout, stderr, status } = piped(Buffer.from(input));
      expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: 'report: nothing has come on standard input\n', status: 1 });
    }
  });

  it('works from any folder, and fails in the open', { timeout: CHILD_MILLIS }, () => {
    const run = (argument: string) => command(process.execPath, [`${root}src/report/run.mjs`, argument], tmpdir());
    expect(run('--help')).toEqual({ stdout: main(['--help']).stdout, stderr: '', status: 0 });
    expect(run('--nothing')).toEqual({ stdout: '', stderr: main(['--nothing']).stderr, status: 1 });
  });
});
