import { expect, it, vi } from 'vitest';
import { main } from '../../src/report/main';

vi.mock('../../src/engine/events/simulate', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../src/engine/events/simulate')>()),
  runToEnd: () => {
    throw new RangeError('the engine is out of order');
  },
}));

it('says on standard error that the engine failed', () => {
  expect(main(['chats=4'])).toEqual({ stdout: '', stderr: 'report: the engine is out of order\n', exitCode: 1 });
});
