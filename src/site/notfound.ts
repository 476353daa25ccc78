/** `npm start` answers as a static host does: what names no file is not found, and `404.html` says so. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const PAGE = '404.html';

/** For Vite's preview of the built folder. */
export function notFound(): Plugin {
  return {
    name: 'not-found',
    configurePreviewServer({ config, middlewares }) {
      const folder = resolve(config.root, config.build.outDir);
      return () => {
        middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          if (existsSync(join(folder, decodeURI(pathname)))) {
            next();
            return;
          }
          response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(join(folder, PAGE)));
        });
      };
    },
  };
}
