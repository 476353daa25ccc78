/** The file: a figure's script, style and font packed into it, and a policy that lets it ask nobody for anything. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Bundled } from './build';
import { GIVEN_ID, type Given } from './given';
import { asLetters } from './letters';

const UNPACK = readFileSync(new URL('./unpack.js', import.meta.url), 'utf8');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Nothing but what the file holds: no connection, no frame, no form. What is unpacked is a blob, and so is the worker. */
function policy(style: string): string {
  return `default-src 'none'; script-src ${hashOf(UNPACK)} blob:; worker-src blob:; style-src ${hashOf(style)}; font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'`;
}

/** The whole file. Packed it is half as large, and its letters are those of a mail. @param title what the window is called */
export function figureDocument(bundled: Bundled, given: Given, title: string): string {
  const packed = asLetters(gzipSync(JSON.stringify(bundled), { level: 9 }));
  return `<!doctype html>
<html lang="en" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(bundled.style)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
</head>
<body>
<div id="app"></div>
<noscript>This figure is a simulation that runs in your browser: it needs JavaScript.</noscript>
<script type="application/json" id="${GIVEN_ID}">${JSON.stringify(given).replaceAll('<', '\\u003c')}</script>
<script type="application/octet-stream" id="packed">${packed}</script>
<script>${UNPACK}</script>
</body>
</html>
`;
}
