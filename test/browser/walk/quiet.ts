/** What a page must not have said. Requests after loading have a test of their own. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { heardFrom } from '../harness';

/** Expects no error and no warning on the console, no error that nobody caught, no failed request. */
export function expectNoComplaint(page: Page): void {
  const { complaints, uncaught, failed } = heardFrom(page);
  expect({ complaints, uncaught, failed }).toEqual({ complaints: [], uncaught: [], failed: [] });
}
