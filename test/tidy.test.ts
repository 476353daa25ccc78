/** The repository reads itself: the rules that no compiler knows. Each is also tried on planted faults. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { arrowFaults, pageFaults } from './tidy/arrows';
import { consoleFaults, longFunctionFaults, looseTypeFaults, purityFaults, spreadFaults, workedOutFaults } from './tidy/code';
import { readSources } from './tidy/files';
import { deadFaults, dependencyFaults } from './tidy/reach';
import type { Check } from './tidy/source';
import { elementFaults, longFileFaults, machineFaults, markupFaults, unfinishedFaults, workerFaults } from './tidy/text';
import { wordFaults } from './tidy/words';

interface Plant {
  /** Files with one fault or more, and the faults that must be found in them. */
  readonly bad: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
  /** Files in which nothing must be found. */
  readonly good?: Readonly<Record<string, string>>;
}
interface Rule {
  readonly name: string;
  readonly check: Check;
  readonly plants: readonly Plant[];
}

const lines = (count: number): string => 'let a;\n'.repeat(count);
/** Words in two halves, so that this file does not say what it looks for. */
const join = (...halves: string[]): string => halves.join('');

const RULES: readonly Rule[] = [
  {
    name: 'imports run one way',
    check: arrowFaults,
    plants: [
      {
        bad: {
          'src/model/a.ts': "import { b } from '../engine/events/b';\nimport 'xstate';\nexport type { C } from '../designs/c';",
          'src/engine/events/b.ts': "import type { X } from '../../pages/x.svelte';\nconst y = await import('../../worker/api');",
          'src/designs/c.ts': "const all = import.meta.glob('../engine/events/*.ts');",
          'src/pages/x.svelte': "<script lang=\"ts\">\n  import { b } from '../engine/events/b';\n  import { y } from '../worker/api';\n</script>",
          'src/worker/api.ts': "import type { b } from '../engine/events/b';",
          'src/worker/client.ts': "import { z } from './nowhere';",
          'src/attic/d.ts': '',
          'src/session/lab.svelte.ts': '',
          'src/picture/e.svelte': "<script lang=\"ts\">\n  import type { Lab } from '../session/lab.svelte';\n</script>",
          'src/widgets/f.ts': "import { Lab } from '../session/lab.svelte';",
        },
        faults: [
          'src/model/a.ts:1: may not import src/engine/events/b.ts',
          'src/model/a.ts:2: may not import the package xstate',
          'src/model/a.ts:3: may not import src/designs/c.ts',
          'src/engine/events/b.ts:1: may not import src/pages/x.svelte',
          'src/engine/events/b.ts:2: may not import src/worker/api.ts',
          'src/designs/c.ts:1: may not import src/engine/events/b.ts',
          'src/pages/x.svelte:2: may not import src/engine/events/b.ts',
          'src/pages/x.svelte:3: may not import src/worker/api.ts',
          'src/worker/api.ts:1: may not import src/engine/events/b.ts',
          'src/worker/client.ts:1: ./nowhere leads to no file',
          'src/attic/d.ts:1: is in no room of the table of arrows',
          'src/picture/e.svelte:2: may not import src/session/lab.svelte.ts',
          'src/widgets/f.ts:1: may not import src/session/lab.svelte.ts',
        ],
        good: {
          'src/model/a.ts': "import * as v from 'valibot';",
          'src/session/lab.svelte.ts': '',
          'src/pages/f.ts': "import { Lab } from '../session/lab.svelte';",
          'src/engine/events/b.ts': "import { createActor } from 'xstate';\nimport { a } from '../../model/a';",
          'src/worker/worker.ts': "import { b } from '../engine/events/b';\nimport { expose } from 'comlink';",
          'src/worker/api.ts': "import type { a } from '../model/a';",
          'src/worker/client.ts': "new Worker(new URL('./worker.ts', import.meta.url));",
          'src/pages/x.svelte': "<script>\n import { b, type c } from '../worker/client';\n import type { y } from '../worker/api';\n</script>",
          'src/report/main.ts': "import { b } from '../engine/events/b';\nimport { join } from 'node:path';\nnew URL('..', import.meta.url);",
        },
      },
    ],
  },
  {
    name: "the page's script holds no engine",
    check: pageFaults,
    plants: [
      {
        bad: { 'src/worker/client.ts': "import './job';", 'src/worker/job.ts': "export * from './worker';", 'src/worker/worker.ts': "import '../engine/events/b';", 'src/engine/events/b.ts': '' },
        faults: ["src/engine/events/b.ts:1: would be in the page's script"],
        good: { 'src/worker/client.ts': "import type { W } from './worker';\nnew URL('./worker.ts', import.meta.url);", 'src/worker/worker.ts': "import '../engine/events/b';", 'src/engine/events/b.ts': '' },
      },
    ],
  },
  {
    name: 'a run has no clock, no chance of its own, no page, and exact arithmetic',
    check: purityFaults,
    plants: [
      {
        bad: {
          'src/engine/events/a.ts': 'Date.now();\nMath.random();\nsetTimeout(f, 1);\nconst clock = { setTimeout };\nglobalThis.setTimeout(f);',
          'src/model/b.ts': 'performance.now();\ndocument.title;\nwindow.a;\nMath.log(2);\nconst { exp } = Math;\nlet x = 2; x ** 3; x **= 2; 2 ** 0.5;',
          'src/engine/counts/c.ts': 'const now = new Date();',
          'src/designs/d.ts': "Math['pow'](2, 3);",
        },
        faults: [
          'src/engine/events/a.ts:1: uses Date',
          'src/engine/events/a.ts:2: uses Math.random',
          'src/engine/events/a.ts:3: uses setTimeout',
          'src/engine/events/a.ts:4: uses setTimeout',
          'src/engine/events/a.ts:5: uses globalThis',
          'src/model/b.ts:1: uses performance',
          'src/model/b.ts:2: uses document',
          'src/model/b.ts:3: uses window',
          'src/model/b.ts:4: uses Math.log',
          'src/model/b.ts:5: uses Math other than as Math.name',
          'src/model/b.ts:6: uses ** on more than two whole numbers written out',
          'src/model/b.ts:6: uses ** on more than two whole numbers written out',
          'src/model/b.ts:6: uses ** on more than two whole numbers written out',
          'src/engine/counts/c.ts:1: uses Date',
          'src/designs/d.ts:1: uses Math other than as Math.name',
        ],
        good: {
          'src/engine/events/a.ts': 'const clock = { setTimeout: (f, ms) => at(ms, f), setInterval() {} };\nclock.setTimeout(f, 1);\nconst { setTimeout: set } = clock;',
          'src/model/b.ts': 'Math.floor(2 ** 20 / 3); // the Date of a document\ninterface A { window: number }',
          'src/pages/c.ts': 'Date.now(); Math.log(2);',
        },
      },
    ],
  },
  {
    name: 'what a run carries is worked out once',
    check: workedOutFaults,
    plants: [
      {
        bad: {
          'src/picture/a.ts': "import { populate as place, seatOf } from '../model/population';\nexport const b = design.places === 'byChat';",
          'src/pages/c.svelte': "<script lang=\"ts\">\n  import { presenceOf } from '../model/presence';\n</script>",
          'src/lesson/d.ts': "import { populate } from '../model/population';",
        },
        faults: [
          'src/picture/a.ts:1: works out with populate what a run carries',
          'src/picture/a.ts:2: asks a design what it says under places',
          'src/pages/c.svelte:2: works out with presenceOf what a run carries',
          'src/lesson/d.ts:1: works out with populate what a run carries',
        ],
        good: {
          'src/engine/events/a.ts': "import { populate } from '../../model/population';\nexport const b = design.places;",
          'src/lesson/placements.ts': "import { populate } from '../model/population';",
          'src/picture/e.ts': "import { topologyOf } from '../model/topology';\nconst populate = 1;\nexport const places = populate;",
        },
      },
    ],
  },
  {
    name: 'no file is dead',
    check: deadFaults,
    plants: [
      {
        bad: { 'src/main.ts': "import './a';", 'src/a.ts': '', 'src/b.ts': "import './a';", 'src/c.svelte': '', 'src/d.css': '' },
        faults: ['src/b.ts:1: is reached from no entry', 'src/c.svelte:1: is reached from no entry', 'src/d.css:1: is reached from no entry'],
        good: {
          'src/main.ts': "import App from './App.svelte';\nimport './d.css';",
          'src/App.svelte': "<script>\n import { p } from './p.svelte.js';\n import './all';\n</script>",
          'src/p.svelte.ts': '',
          'src/d.css': "@import './e.css'; p { src: url('./font.woff2'); }",
          'src/e.css': '',
          'src/all/index.ts': "import.meta.glob(['./*.design.ts', './more/**/*.ts']);",
          'src/all/one.design.ts': '',
          'src/all/more/deep/two.ts': '',
          'src/types.d.ts': '',
          'src/report/run.mjs': "new URL('./main.ts', import.meta.url);",
          'src/report/main.ts': "new URL('../w.ts', import.meta.url);",
          'src/w.ts': '',
        },
      },
    ],
  },
  {
    name: 'every dependency is used',
    check: dependencyFaults,
    plants: [
      {
        bad: { 'package.json': '{"dependencies":{"d3":"1","@a/b":"1"}}', 'src/a.ts': "import x from 'd3-array';" },
        faults: ['package.json:1: depends on d3, which nothing in src imports', 'package.json:1: depends on @a/b, which nothing in src imports'],
        good: { 'package.json': '{"dependencies":{"d3":"1","@a/b":"1"}}', 'src/a.ts': "import x from 'd3';", 'src/a.css': "p { src: url('@a/b/latin.woff2'), url('#mask'), url('/icon.svg'); }" },
      },
    ],
  },
  {
    name: 'a worker is started in one place',
    check: workerFaults,
    plants: [
      {
        bad: { 'src/pages/a.ts': join("const w = new Work", "er(x);\nimport W from './w?work", "er';") },
        faults: ['src/pages/a.ts:1: starts a worker, which worker/client.ts alone does', 'src/pages/a.ts:2: starts a worker, which worker/client.ts alone does'],
        good: { 'src/worker/client.ts': 'new Worker(x);', 'src/pages/a.ts': 'restartWorker(); type W = Worker;' },
      },
    ],
  },
  {
    name: 'nothing is left lying or switched off',
    check: unfinishedFaults,
    plants: [
      {
        bad: {
          'src/a.ts': join('// TO', 'DO later\n// FIX', 'ME\n// @ts', '-ignore\n/* eslint', '-disable */'),
          'test/a.test.ts': join("it.sk", "ip('a');\ndescribe.on", "ly('b');\ntest.each.sk", "ip('c');\nx", "it('d');"),
        },
        faults: [
          'src/a.ts:1: leaves work lying', 'src/a.ts:2: leaves work lying', 'src/a.ts:3: switches a check off', 'src/a.ts:4: switches a check off',
          'test/a.test.ts:1: leaves tests out', 'test/a.test.ts:2: leaves tests out', 'test/a.test.ts:3: leaves tests out', 'test/a.test.ts:4: leaves tests out',
        ],
        good: { 'src/a.ts': 'array.only; methodology(); exit(1);', 'test/a.test.ts': "it('skips what it must only skip', exit(1));" },
      },
    ],
  },
  {
    name: 'every value has a type',
    check: looseTypeFaults,
    plants: [
      {
        bad: { 'src/a.ts': join('const a: an', 'y = 1;'), 'src/b.svelte': join('<p>\n<script lang="ts">let b: an', 'y[];</script>') },
        faults: [join('src/a.ts:1: uses the type an', 'y'), join('src/b.svelte:2: uses the type an', 'y')],
        good: { 'src/a.ts': "// any\nconst any = 'any'; const a: unknown = any;" },
      },
    ],
  },
  {
    name: 'markup is what the policy allows, and ours',
    check: markupFaults,
    plants: [
      {
        bad: { 'src/a.svelte': '<p style="color: red">\n<p style={s}>\n{@html text}', 'src/b.ts': "e.setAttribute('style', s);" },
        faults: [
          'src/a.svelte:1: has a style attribute: use a class or a style: directive',
          'src/a.svelte:2: has a style attribute: use a class or a style: directive',
          'src/a.svelte:3: puts text in as markup',
          'src/b.ts:1: sets a style attribute',
        ],
        good: { 'src/a.svelte': '<p style:color={c} class="style">{text}</p>\n<style>p {}</style>', 'src/b.ts': "e.style.setProperty('--a', b);" },
      },
    ],
  },
  {
    name: 'an element may be gone',
    check: elementFaults,
    plants: [
      {
        bad: { 'src/a.svelte': '  let box: HTMLElement;\nlet c: HTMLCanvasElement = $state()!;\n  let g: SVGGElement;' },
        faults: [1, 2, 3].map((line) => `src/a.svelte:${String(line)}: says of a bound element that it is always there`),
        good: { 'src/a.svelte': '  let box: HTMLElement | undefined = $state();\n  function shrink(box: HTMLElement): void {}' },
      },
    ],
  },
  {
    name: 'only the report prints',
    check: consoleFaults,
    plants: [{ bad: { 'src/pages/a.ts': 'console.log(1);' }, faults: ['src/pages/a.ts:1: prints to the console'], good: { 'src/report/a.ts': 'console.log(1);', 'src/b.ts': 'a.console;' } }],
  },
  {
    name: 'no list is spread into a call that a long one overflows',
    check: spreadFaults,
    plants: [
      {
        bad: { 'src/a.ts': 'list.push(...others);\nconst most = Math.max(0, ...list);', 'src/b.svelte': '<script>\nString.fromCharCode(...codes);</script>' },
        faults: ['src/a.ts:1: spreads a list into push', 'src/a.ts:2: spreads a list into max', 'src/b.svelte:2: spreads a list into fromCharCode'],
        good: { 'src/a.ts': 'list = [...list, ...others];\npainter.transform(...matrix);\nlist.push(one);', 'test/a.test.ts': 'list.push(...others);' },
      },
    ],
  },
  {
    name: 'functions fit a screen',
    check: longFunctionFaults,
    plants: [
      {
        bad: { 'src/a.ts': `const b = () => {\n${lines(69)}};`, 'src/c.svelte': `<p>\n<script>function d() {\n${lines(69)}}</script>` },
        faults: ['src/a.ts:1: has a function of 71 lines, above 70', 'src/c.svelte:2: has a function of 71 lines, above 70'],
        good: { 'src/a.ts': `const b = () => {\n${lines(68)}};`, 'test/a.test.ts': `const b = () => {\n${lines(90)}};` },
      },
    ],
  },
  {
    name: 'words for people stand where a translator looks',
    check: wordFaults,
    plants: [
      {
        bad: {
          'src/worker/a.ts': "const trouble = `it met ${what} again`;\nconst left = `${count} people`;",
          'src/pages/b.ts': "tell('Nothing posted yet');\nthrow new Error(tell('all is lost'));",
          'src/pages/c.svelte':
            '<script>\n  let a = "two words";\n</script>\n<p title="Play">{a}\n&nbsp;Pause</p>\n' +
            '<button aria-label="{a} API" onclick={() => say(`not ${a}`)}>{a ? "play it" : a}</button>\n<Field label={a} text="type a number" />',
        },
        faults: [
          'src/worker/a.ts:1: says “it met”, which belongs to src/text',
          'src/worker/a.ts:1: says “again”, which belongs to src/text',
          'src/worker/a.ts:2: says “people”, which belongs to src/text',
          'src/pages/b.ts:1: says “Nothing posted yet”, which belongs to src/text',
          'src/pages/c.svelte:2: says “two words”, which belongs to src/text',
          'src/pages/c.svelte:4: says “Play”, which belongs to src/text',
          'src/pages/c.svelte:4: says “&nbsp;Pause”, which belongs to src/text',
          'src/pages/c.svelte:6: says “API”, which belongs to src/text',
          'src/pages/c.svelte:6: says “not”, which belongs to src/text',
          'src/pages/c.svelte:6: says “play it”, which belongs to src/text',
          'src/pages/c.svelte:7: says “type a number”, which belongs to src/text',
        ],
        good: {
          'src/text/a.ts': "export const A = 'Nothing posted yet';",
          'src/lesson/steps/01-a.step.ts': "const title = 'Say hi';",
          'src/designs/a.design.ts': "const title = 'Direct append';",
          'src/model/keys.ts': "const label = 'number of chats';",
          'src/pages/b.ts': "throw new RangeError(`no chat ${name} here`);\njob.abandon(aborted('the simulation has been closed'));\nconst path = `M${x} 4z`; // Nothing posted yet",
          'src/pages/c.svelte': '<p class="one two" style:top="{y} px" data-x="a b">{A.text}&nbsp;· 1,000</p>\n<style>\n  p { content: "two words"; }\n</style>',
        },
      },
    ],
  },
  {
    name: 'files have one job',
    check: longFileFaults,
    plants: [{ bad: { 'test/a.test.ts': lines(351) }, faults: ['test/a.test.ts:1: has 351 lines, above 350'], good: { 'src/a.ts': lines(350), 'package-lock.json': lines(900) } }],
  },
  {
    name: 'no file knows the machine it was written on',
    check: machineFaults,
    plants: [
      {
        bad: { 'README.md': join('see /ho', 'me/me/lab'), 'a.json': join('"resolved": "https://regis', 'try.npmjs.org/x"') },
        faults: ['README.md:1: names a folder of one machine', 'a.json:1: names a package registry'],
        good: { 'README.md': 'https://example.org/home/me ./work/a src/home/b the service registry.' },
      },
    ],
  },
];

const sources = readSources(fileURLToPath(new URL('..', import.meta.url)));
const found = (check: Check, files: Readonly<Record<string, string>>): string[] => check(new Map(Object.entries(files)));

describe('the repository is tidy', { timeout: 300_000 }, () => {
  it('is read whole', () => {
    expect([...sources.keys()]).toEqual(expect.arrayContaining(['package.json', 'src/model/scenario.ts', 'test/tidy.test.ts']));
  });

  it.each(RULES)('$name', ({ check }) => {
    expect(check(sources)).toEqual([]);
  });
});

describe('a planted fault is found', () => {
  it.each(RULES)('$name', ({ check, plants }) => {
    for (const { bad, faults, good = {} } of plants) {
      expect(found(check, bad)).toEqual(faults);
      expect(found(check, good)).toEqual([]);
    }
  });
});
