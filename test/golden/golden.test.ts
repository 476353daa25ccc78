/**
 * The whole trace of a small scene under each design, kept as a file that a person has read.
 * UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { play } from '../engine/events/scenes';
import { traceText } from './names';

const small = { chats: 2, users: 4, gateways: 2, messages: 1 } as const;

const SCENES = [
  ...CATALOGUE.map(({ id }) => ({ file: `${id}.trace.txt`, changes: { ...small, design: id } })),
  { file: 'viewers-only-badges.trace.txt', changes: { ...small, users: 8, design: 'viewers-only', viewing: 0.4, badges: 0.5 } },
  { file: 'coalesce-frames.trace.txt', changes: { chats: 1, users: 3, gateways: 2, messages: 4, rate: 25, design: 'coalesce' } },
  { file: 'coalesce-link-frames.trace.txt', changes: { chats: 3, users: 2, gateways: 2, messages: 2, rate: 15, owners: 2, design: 'coalesce-link' } },
  { file: 'slow-mode-above-cap.trace.txt', changes: { chats: 1, users: 3, gateways: 2, messages: 4, rate: 2, cap: 1, design: 'slow-mode' } },
  { file: 'move-socket-switching.trace.txt', changes: { ...small, design: 'move-socket', switches: 30, messages: 2, seed: 5 } },
  { file: 'split-room-parts.trace.txt', changes: { chats: 1, users: 7, gateways: 3, parts: 2, messages: 3, design: 'split-room' } },
  { file: 'celebrity-big.trace.txt', changes: { sizes: [{ count: 1, size: 4 }, { count: 1, size: 2 }], gateways: 3, bigFrom: 4, design: 'celebrity' } },
  { file: 'celebrity-switching.trace.txt', changes: { sizes: [{ count: 1, size: 3 }, { count: 2, size: 2 }], gateways: 2, bigFrom: 3, design: 'celebrity', switches: 30, messages: 2, seed: 5 } },
  { file: 'affinity-pull-strays.trace.txt', changes: { ...small, users: 5, gateways: 3, misplaced: 0.5, poll: 200, design: 'affinity-pull' } },
  { file: 'direct-lossy.trace.txt', changes: { ...small, design: 'direct', loss: 0.3 } },
];

describe('the trace', () => {
  it.each(SCENES)('of $file is as reviewed', ({ file, changes }) => {
    const path = new URL(file, import.meta.url);
    const text = traceText(play(changes));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
