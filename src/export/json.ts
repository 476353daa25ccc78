/** The figures as JSON, for a program: the scenario in full, and each instance up to 2,000 of a kind. */
import { distribution, type Distribution } from '../model/distribution';
import type { Counts } from '../model/ledger';
import type { Outage } from '../model/outage';
import { engineWords, factsOf, gatewayColumns, type ExportedRun } from './figures';

/** What the file holds; what nobody has answered is null. `each` of a spread is one number an instance, left out above 2,000 instances. */
export function figuresDocument(run: ExportedRun, link: string, outage: Outage | null) {
  const { scenario, summary, ledger } = run.result;
  const { userGatewayStorage: seats, chatUserStorage: members, topics, coordinator } = ledger;
  return {
    link,
    engine: { name: run.engine, words: engineWords(run.engine), lossless: summary.lossless, stopped: summary.stopped },
    scenario,
    figures: factsOf(run),
    gateways: spreads(Object.fromEntries(gatewayColumns(run))),
    userGatewayStorage: spreads({ queries: seats.queries, lookups: seats.lookups, writes: seats.writes }),
    chatUserStorage: spreads({ queries: members.queries, lookups: members.lookups }),
    // Told by chat, whichever engine counted.
    ...(run.figures.subscribes > 0 ? { switching: spreads({ subscribes: topics.subscribes, unsubscribes: topics.unsubscribes }) } : {}),
    // Counted runs hold topics chat by chat, whichever they belong to.
    topics: run.engine === 'events' ? spreads({ subscriptions: topics.subscriptions, publishes: topics.publishes, notifications: topics.notifications }) : null,
    coordinator: spreads({ assignments: coordinator.assignments }),
    oneGatewayDies: outage,
  };
}

/** The same as text, each list of numbers on one line. */
export function figuresJson(run: ExportedRun, link: string, outage: Outage | null): string {
  const text = JSON.stringify(figuresDocument(run, link, outage), null, 2);
  // A line break is never part of a JSON string, so this finds lists only.
  return `${text.replace(/\[\n[^[\]{}"]*\n\s*\]/g, (list) => list.replace(/\s+/g, ' '))}\n`;
}

function spreads<Name extends string>(columns: Readonly<Record<Name, Counts>>): Record<Name, Distribution> {
  const entries = Object.entries<Counts>(columns).map(([name, counts]) => [name, distribution(counts)] as const);
  return Object.fromEntries(entries) as Record<Name, Distribution>;
}
