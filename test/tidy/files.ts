/** The repository's own text files. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from './source';

const SKIPPED = new Set(['node_modules', 'dist', '.cache', '.git']);

/** Paths of the tracked files and of those that are about to be. */
function listed(root: string): string[] {
  try {
    const paths = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return paths.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  } catch {
    // Unpacked from an archive, or on a machine without git.
    return walked(root, '');
  }
}

function walked(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walked(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Every text file of the repository. */
export function readSources(root: string): Sources {
  const sources = new Map<string, string>();
  for (const path of listed(root)) {
    const text = readFileSync(join(root, path), 'utf8');
    if (!text.includes('\0')) sources.set(path, text);
  }
  return sources;
}
