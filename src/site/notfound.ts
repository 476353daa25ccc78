/** `npm start` answers as a static host does: what names no file is not found, and `404.html` says so. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const PAGE = '404.html';

/** The path that an address asks for, in plain letters; as it stands where it cannot be said so. */
function pathOf(address: string): string {
  const { pathname } = new URL(address, 'http://localhost');
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/** For Vite's preview of the built folder. */
export function notFound(): Plugin {
  return {
    name: 'not-found',
    configurePreviewServer({ config, middlewares }) {
      const folder = resolve(config.root, config.build.outDir);
      return () => {
        middlewares.use((request, response, next) => {
          if (existsSync(join(folder, pathOf(request.url ?? '/')))) {
            next();
            return;
          }
          response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(join(folder, PAGE)));
        });
      };
    },
  };
}
