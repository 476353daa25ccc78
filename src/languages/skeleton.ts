/** A file of words with nothing in it yet: every text of the English one behind `//`, to be taken out and said anew. */
import { posix } from 'node:path';
import { placeBesideData } from './places';
import { firstLine } from './state';
import { markOf, textsIn, type English, type Text } from './tree';

type Branch = Map<string | number, Branch | string>;

/** As in an object: `share`, `0`, `'round-robin'`. */
function key(name: string | number): string {
  return typeof name === 'number' || /^[\w$]+$/.test(name) ? String(name) : `'${name}'`;
}

function grown(texts: readonly Text[]): Branch {
  const root: Branch = new Map();
  for (const { path, source } of texts) {
    let branch = root;
    for (const name of path.slice(0, -1)) {
      const next = branch.get(name);
      const deeper: Branch = next instanceof Map ? next : new Map();
      branch.set(name, deeper);
      branch = deeper;
    }
    branch.set(path.at(-1)!, source);
  }
  return root;
}

function written(branch: Branch, indent: string): string {
  return [...branch]
    .map(([name, inner]) => {
      if (typeof inner !== 'string') return `${indent}${key(name)}: {\n${written(inner, `${indent}  `)}${indent}},\n`;
      const lines = `${key(name)}: ${inner.replace(/^(?:async )?function \w+/, 'function ')},`.split('\n');
      return lines.map((line) => `${indent}// ${line}\n`).join('');
    })
    .join('');
}

/** What the English file takes from others, as its translation would take it: names that functions need. */
function imports(code: string, path: string): string {
  const up = '../'.repeat(path.split('/').length + 1);
  return [...code.matchAll(/^import (.*) from '(\..*)';$/gm)]
    .map(([, names = '', from = '']) => `// import ${names} from '${up}${posix.join(posix.dirname(path), from)}';\n`)
    .join('');
}

/**
 * The text of the file.
 * @param path of the English file, from `src`
 */
export function skeleton(english: English, path: string): string {
  const up = '../'.repeat(path.split('/').length);
  const module = `${up}../${path.replace(/\.ts$/, '')}`;
  const place = placeBesideData(path);
  const [name, type] = place ? ['WordsOf', `WordsOf<'${place}', typeof import('${module}')>`] : ['Words', `Words<typeof import('${module}')>`];
  const texts = written(grown(textsIn(english, path)), '  ');
  return `${firstLine(markOf(english.code))}import type { ${name} } from '${up}words';\n${imports(english.code, path)}\nexport default {\n${texts}} satisfies ${type};\n`;
}
