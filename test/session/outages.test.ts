/** What it comes to that a gateway dies is asked once for each run, of the gateway that its ledger says is busiest. */
import { expect, it } from 'vitest';
import { aggregate } from '../../src/engine/counts/aggregate';
import { decodeScenario } from '../../src/link/codec';
import { withChanges } from '../../src/model/scenario';
import type { AnswerTo, Question } from '../../src/model/weighing';
import type { LoadedRun } from '../../src/reading/run';
import { Outages } from '../../src/session/outages';
import { NO_OUTAGE } from '../reading/outage-fixture';

class Asked {
  readonly questions: Question[] = [];
  fails = false;
  answer<One extends Question>(question: One): Promise<AnswerTo<One>> {
    this.questions.push(question);
    return this.fails ? Promise.reject(new Error('gone')) : Promise.resolve(NO_OUTAGE as AnswerTo<One>);
  }
}
function counted(link: string): Pick<LoadedRun, 'result'> {
  const { gateways, topology, scenario } = aggregate(decodeScenario(link).scenario);
  return { result: { scenario, topology, ledger: { gateways } } as unknown as LoadedRun['result'] };
}

it('asks once for a run, wherever its play head is, and once more for another', async () => {
  const client = new Asked();
  const outages = new Outages(client);
  const run = counted('chats=1&users=6&gateways=4');
  expect(await outages.of(run)).toBe(NO_OUTAGE);
  await outages.of({ result: { ...run.result, scenario: withChanges(run.result.scenario, { t: 5 }) } });
  expect(client.questions).toEqual([{ kind: 'lose', scenario: run.result.scenario, busiest: { gateway: 0, sockets: 2, second: 0, chats: 1 } }]);
  await outages.of(counted('chats=1&users=6&gateways=4'));
  expect(client.questions).toHaveLength(2);
});

it('has no answer where the worker fails, and asks again the next time', async () => {
  const client = new Asked();
  const outages = new Outages(client);
  const run = counted('gateways=3');
  client.fails = true;
  expect(await outages.of(run)).toBeNull();
  client.fails = false;
  expect(await outages.of(run)).toBe(NO_OUTAGE);
});
