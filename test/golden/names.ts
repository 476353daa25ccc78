/** A trace as text that a person can review: a line for each crossing, everybody numbered from 1. */
import type { Role } from '../../src/model/design';
import type { RunResult } from '../../src/model/run';
import { NOT_RELEASED, OUTCOME } from '../../src/model/trace';
import { spaceOf } from '../../src/model/traits';
import { designFor, kindsOf, rowsOf, type Row } from '../engine/events/scenes';

/** What an instance of a role is called in this run. */
function nameOf(role: Role, instance: number, ownTopics: boolean): string {
  const number = String(instance + 1);
  const names: Partial<Record<Role, string>> = {
    user: `u${number}`,
    balancer: 'balancer',
    topologyStore: 'topology store',
    coordinator: 'coordinator',
    chatApi: `chat${number} API`,
    chatUserStorage: `chat-user S${number}`,
    userGatewayStorage: `user-gateway S${number}`,
    chatLog: `chat${number} log`,
    topic: ownTopics ? `topic u${number}` : `topic ${number}`,
    gateway: `GW${number}`,
  };
  return names[role] ?? `${role} ${number}`;
}

const OUTCOME_NAMES = Object.fromEntries(Object.entries(OUTCOME).map(([name, code]) => [code, name]));

/** The trace of a run, one crossing a line, columns apart by two spaces or more. */
export function traceText(result: RunResult): string {
  const ownTopics = spaceOf(designFor(result.scenario), 'topic') === 'person';
  const roles = new Map(kindsOf(result).map(({ id, from, to, phase }) => [id, { from, to, phase }]));
  const lines = rowsOf(result).map((row: Row) => {
    const { from, to, phase } = roles.get(row.id)!;
    return [
      row.sent.toFixed(1).padStart(10),
      row.arrived.toFixed(1).padStart(10),
      row.id.padEnd(14),
      nameOf(from, row.from, ownTopics).padEnd(15),
      '→',
      nameOf(to, row.to, ownTopics).padEnd(15),
      (row.message < 0 ? (phase === 'clock' ? 'asking' : 'connecting') : `message ${String(row.message)}`).padEnd(10),
      (row.person < 0 ? 'all' : `u${String(row.person + 1)}`).padEnd(3),
      `units ${String(row.units)}`,
      row.attempt > 0 ? `attempt ${String(row.attempt)}` : '         ',
      OUTCOME_NAMES[row.outcome]! + (row.rides ? ', goes along' : ''),
    ].join('  ');
  });
  return `${[...header(result), ...lines].join('\n')}\n`;
}

/** What goes on with what, where owners hold messages or drop some. */
function releaseLines({ trace }: RunResult): string[] {
  const { released } = trace!.messages;
  return released ? [`# carried by: ${Array.from(released.carrier, (carrier, message) => `message ${String(message)} ${carrier === NOT_RELEASED ? 'dropped' : `by ${String(carrier)} from ${released.settledMicros[message]!.toFixed(1)}`}`).join(', ')}`] : [];
}

function header(result: RunResult): string[] {
  const { scenario, summary } = result;
  const { design, chats, users, gateways, messages, loss } = scenario;
  return [
    `# ${design}: ${String(chats)} chats × ${String(users)}, ${String(gateways)} gateways, ${String(messages)} message each, loss ${String(loss)}`,
    `# ${String(summary.crossings)} crossings; sent and arrived in microseconds`,
    ...releaseLines(result),
  ];
}
