import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import { openAssignment } from '../../../src/model/assignment';
import { connectionMachine } from '../../../src/engine/events/connection.machine';
import { coordinatorMachine } from '../../../src/engine/events/coordinator.machine';
import { deliveryMachine } from '../../../src/engine/events/delivery.machine';
import { openQueue } from '../../../src/engine/events/queue';
import { stationMachine, type Job } from '../../../src/engine/events/station.machine';

const nothing = (): void => undefined;

/** The state that a machine comes to, and the actions that it asks for on the way. */
function step(machine: AnyStateMachine, from: AnyMachineSnapshot, event: EventObject): { state: unknown; actions: string[] } {
  const [next, actions] = transition(machine, from, event);
  return { state: next.value, actions: actions.map(({ type }) => type) };
}

describe('the station machine', () => {
  const job: Job = { begin: () => 0, dropped: nothing };
  const arrive = { type: 'ARRIVE', job } as const;
  const done = { type: 'DONE' } as const;

  /** A station in a state, with so many cores at work and jobs waiting. */
  function station(value: 'idle' | 'serving' | 'overloaded', busyCores: number, waitingJobs: number, cores: number, line: number) {
    const waiting = openQueue<Job>();
    for (let index = 0; index < waitingJobs; index++) waiting.push(job);
    return stationMachine.resolveState({ value, context: { cores, line, hold: nothing, busyCores, waiting } });
  }

  it.each([
    ['a job finds it idle', station('idle', 0, 0, 1, 2), arrive, 'serving', ['begin']],
    ['a job finds a second core', station('serving', 1, 0, 2, 2), arrive, 'serving', ['begin']],
    ['a job finds every core at work', station('serving', 2, 0, 2, 2), arrive, 'serving', ['join']],
    ['a job takes the last place of the line', station('serving', 1, 1, 1, 2), arrive, 'overloaded', ['join']],
    ['a job takes the only place of the line', station('serving', 1, 0, 1, 1), arrive, 'overloaded', ['join']],
    ['a job finds the line full', station('overloaded', 1, 2, 1, 2), arrive, 'overloaded', ['drop']],
    ['a core frees and the line moves up', station('overloaded', 1, 2, 1, 2), done, 'serving', ['beginNext']],
    ['a core frees and someone waits', station('serving', 2, 1, 2, 5), done, 'serving', ['beginNext']],
    ['a core of two frees and nobody waits', station('serving', 2, 0, 2, 5), done, 'serving', ['freeCore']],
    ['the last core frees and nobody waits', station('serving', 1, 0, 2, 5), done, 'idle', ['freeCore']],
  ] as const)('%s', (_name, from, event, state, actions) => {
    expect(step(stationMachine, from, event)).toEqual({ state, actions });
  });

  it('begins idle, without work', () => {
    const [snapshot, actions] = initialTransition(stationMachine, { cores: 3, line: 4, hold: nothing });
    expect(snapshot.value).toBe('idle');
    expect(snapshot.context).toMatchObject({ busyCores: 0, cores: 3, line: 4 });
    expect(actions).toEqual([]);
  });

  it('serves first in, first out, and says what it turned away', () => {
    const told: string[] = [];
    const named = (name: string): Job => ({ begin: () => told.push(`begin ${name}`), dropped: () => told.push(`drop ${name}`) });
    const actor = createActor(stationMachine, { input: { cores: 1, line: 2, hold: nothing } }).start();
    for (const name of ['a', 'b', 'c', 'd']) actor.send({ type: 'ARRIVE', job: named(name) });
    expect(actor.getSnapshot().value).toBe('overloaded');
    for (let count = 0; count < 3; count++) actor.send(done);
    expect(told).toEqual(['begin a', 'drop d', 'begin b', 'begin c']);
    expect(actor.getSnapshot().value).toBe('idle');
  });
});

describe('the connection machine', () => {
  const ports = { resolve: nothing, open: nothing, online: nothing };
  const client = (value: 'offline' | 'resolving' | 'connecting' | 'online') =>
    connectionMachine.resolveState({ value, context: ports });

  it.each([
    ['offline', 'CONNECT', 'resolving', ['resolve']],
    ['resolving', 'RESOLVED', 'connecting', ['open']],
    ['connecting', 'OPENED', 'online', ['goOnline']],
    ['offline', 'RESOLVED', 'offline', []],
    ['offline', 'OPENED', 'offline', []],
    ['resolving', 'OPENED', 'resolving', []],
    ['online', 'CONNECT', 'online', []],
  ] as const)('%s, on %s, is %s', (from, type, state, actions) => {
    expect(step(connectionMachine, client(from), { type })).toEqual({ state, actions });
  });

  it('begins offline', () => {
    expect(initialTransition(connectionMachine, ports)[0].value).toBe('offline');
  });
});

describe('the delivery machine', () => {
  const context = { knownInMicros: 40_000, rejoin: nothing };
  const delivery = (value: 'failing' | 'waiting' | 'writing') => deliveryMachine.resolveState({ value, context });

  it.each([
    ['waiting', { type: 'WRITE' }, 'writing', []],
    ['waiting', { type: 'DROPPED' }, 'lost', []],
    ['writing', { type: 'ARRIVED' }, 'delivered', []],
    ['writing', { type: 'GIVEN_UP' }, 'lost', []],
    ['failing', { type: 'WRITE' }, 'failing', []],
    ['waiting', { type: 'ARRIVED' }, 'waiting', []],
  ] as const)('%s, on %o, is %s', (from, event, state, actions) => {
    expect(step(deliveryMachine, delivery(from), event)).toEqual({ state, actions });
  });

  it('waits for the news of a failure on the clock, then rejoins the line', () => {
    const [first, actions] = initialTransition(deliveryMachine, context);
    expect(first.value).toBe('failing');
    expect(actions.map(({ type }) => type)).toEqual(['xstate.raise']);
    expect(actions[0]!.params).toMatchObject({ delay: 40_000 });
    const event = { type: 'FAILED', knownInMicros: 7 } as const;
    const [again, more] = transition(deliveryMachine, delivery('writing'), event);
    expect(again.value).toBe('failing');
    expect(more.map(({ params }) => params)).toEqual([expect.objectContaining({ delay: 7 })]);
  });
});

describe('the coordinator machine', () => {
  it('assigns a chat when first asked, in the order asked, and remembers it', () => {
    const assigned: number[] = [];
    const input = { gateways: 3, sockets: 2, sizeOf: () => 3, assigned: (chat: number) => assigned.push(chat) };
    const actor = createActor(coordinatorMachine, { input }).start();
    const answers: number[][] = [];
    for (const chat of [4, 1, 4]) actor.send({ type: 'ASK', chat, answer: (gateways) => answers.push(Array.from(gateways)) });
    // Three members at two a gateway need two: first GW1 (2) and GW2 (1), then GW3 (2) and GW2 (1 more).
    expect(answers).toEqual([[0, 1], [2, 1], [0, 1]]);
    expect(assigned).toEqual([4, 1]);
  });

  it('gives what the assignment of the population gives', () => {
    const assignment = openAssignment(7, 10);
    const actor = createActor(coordinatorMachine, { input: { gateways: 7, sockets: 10, sizeOf: () => 25, assigned: nothing } }).start();
    for (let chat = 0; chat < 40; chat++) {
      let answer: Uint32Array | undefined;
      actor.send({ type: 'ASK', chat, answer: (gateways) => (answer = gateways) });
      expect(answer).toEqual(assignment.assign(25));
    }
  });
});
