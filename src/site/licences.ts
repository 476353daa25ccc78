/** The licences of everything of others that the built site holds, written into it at each build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** The file in the built folder. */
export const LICENCES_FILE = 'licences.txt';

/** The project's own, in its folder. */
const OWN = 'LICENSE';
const HEAD = 'Fanout Lab is under the licence that stands first here. It holds work of others: each part follows with its licence.\n';
const LINE = `\n${'-'.repeat(72)}\n\n`;
const PACKAGE_FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
const LICENCE_NAME = /^(?:licen[cs]e|copying)(?:[.-][\w.-]+)?$/i;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The folder of the package that a module or an asset is of; nothing where it is of the site itself. */
export function packageFolder(id: string): string | undefined {
  return PACKAGE_FOLDER.exec(id.replace(/^\0/, ''))?.[0];
}

/** Folders of the packages of which something is left in a bundle, as code or as a file. */
export function packagesOf(bundle: Rolldown.OutputBundle, root: string): string[] {
  const ids = Object.values(bundle).flatMap((output) =>
    output.type === 'chunk'
      ? Object.entries(output.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
      : output.originalFileNames.map((name) => join(root, name)),
  );
  return ids.flatMap((id) => packageFolder(id) ?? []);
}

/**
 * What is to be said of a package: name, version, licence, and its text.
 * @throws Error where a package brings no text of its licence
 */
export function licenceOf(folder: string): string {
  const { name, version, license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = readdirSync(folder).find((one) => LICENCE_NAME.test(one));
  if (file === undefined) throw new Error(`${name} ${version} is part of the site and brings no text of its licence.`);
  return `${`${name} ${version} ${license}`.trim()}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/**
 * The whole file: the project's licence, then each package once, by name.
 * @param root the project's folder
 */
export function licencesText(root: string, folders: Iterable<string>): string {
  const parts = [...new Set(folders)].map(licenceOf).sort();
  return [HEAD, `Fanout Lab\n\n${readFileSync(join(root, OWN), 'utf8').trim()}\n`, ...parts].join(LINE);
}

/** The folder of a package that the project has installed. */
function installed(root: string, name: string): string {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder)) throw new Error(`${name} is named as part of the site, and is not installed.`);
  return folder;
}

/**
 * Two plugins that share what they find: one for the page's bundle, which writes the file, and one for
 * the worker's, which is bundled by itself and earlier.
 * @param beside names of packages that come into the built folder by another way than a bundle
 */
export function licences(beside: readonly string[]): { page: Plugin; worker: () => Plugin } {
  const found = new Set<string>();
  let root = dirname('.');
  return {
    page: {
      name: 'licences',
      apply: 'build',
      configResolved(config) {
        root = config.root;
      },
      generateBundle(_options, bundle) {
        const folders = [...found, ...packagesOf(bundle, root), ...beside.map((name) => installed(root, name))];
        this.emitFile({ type: 'asset', fileName: LICENCES_FILE, source: licencesText(root, folders) });
      },
    },
    worker: () => ({
      name: 'licences-of-the-worker',
      generateBundle(_options, bundle) {
        for (const folder of packagesOf(bundle, root)) found.add(folder);
      },
    }),
  };
}
