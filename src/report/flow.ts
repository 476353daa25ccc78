/** The document of a run that was played in columns. */
import type { Distribution } from '../model/distribution';
import type { FlowResult } from '../model/flow';
import type { Scenario } from '../model/scenario';
import { flowToEnd, whyNoFlow } from '../engine/flow/flow';
import { whyNotPlayed } from '../text/page/flow';
import { overInstances } from './aggregate';
import { UNKNOWN, type EngineDocument } from './document';
import { playedDocument } from './events';

/**
 * Plays a scenario by the flow engine.
 * @throws Error with one sentence for people where it does not play it
 */
export function byFlow(scenario: Scenario): EngineDocument {
  const refusal = whyNoFlow(scenario);
  if (refusal) throw new Error(`${whyNotPlayed(refusal)}; without --engine everybody is counted`);
  const result = flowToEnd(scenario);
  const document = playedDocument('flow', result, result.counted);
  return result.isByPerson ? document : { ...document, ...ofTooManyPeople(document, result) };
}

/** What has an entry for each person in smaller runs: by counts, where what was played came to the same. */
function ofTooManyPeople({ broker }: EngineDocument, { counted, summary, heard }: FlowResult): Pick<EngineDocument, 'broker' | 'users'> {
  const { topics, users } = counted;
  const spread = (counts: typeof users.deliveries, asCounted: boolean): Distribution => (asCounted ? overInstances(counts, counted) : UNKNOWN);
  const nothingDropped = summary.droppedJobs === 0;
  return {
    broker:
      topics.publishes.oneFor === 'member'
        ? {
            ...broker,
            topics: counted.people,
            subscriptions: spread(topics.subscriptions, true),
            publishes: spread(topics.publishes, nothingDropped),
            notifications: spread(topics.notifications, nothingDropped),
          }
        : broker,
    users: { deliveries: summary.lossless ? spread(users.deliveries, true) : { ...UNKNOWN, total: heard.viewers } },
  };
}
