/** What the command reports, read back from what it prints. */
import { expect } from 'vitest';
import type { EngineName, ReportDocument } from '../../src/report/document';
import { main } from '../../src/report/main';

/** The document of a command that has nothing to complain of. */
export function report(...args: string[]): ReportDocument {
  const { stdout, stderr, exitCode } = main(args);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return JSON.parse(stdout) as ReportDocument;
}

/** The document by an engine that is chosen by hand. */
export function reportBy(engine: EngineName, link: string): ReportDocument {
  return report(link, '--engine', engine);
}

/** Paths of the numbers that JSON cannot say. */
export function strangeNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return value === undefined ? [path] : [];
  return Object.entries(value).flatMap(([key, one]) => strangeNumbers(one, `${path}.${key}`));
}
