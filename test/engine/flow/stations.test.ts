/**
 * The stations of the flow engine are held to the XState machine: both take the same arrivals side by
 * side, and on the way the machine takes every one of its transitions.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, type ActorRefFrom } from 'xstate';
import { Calendar, RANK } from '../../../src/engine/events/calendar';
import { stationMachine, type StationEvent } from '../../../src/engine/events/station.machine';
import { Copies, FIELD, KIND, ROW_BITS } from '../../../src/engine/flow/copies';
import { DROPPED, EndStations } from '../../../src/engine/flow/endstations';
import { Stations } from '../../../src/engine/flow/stations';
import { Timeline } from '../../../src/engine/flow/timeline';

interface Arrival {
  readonly atMicros: number;
  readonly takesMicros: number;
}

interface Scene {
  readonly cores: number;
  readonly line: number;
  readonly arrivals: readonly Arrival[];
}

/** What became of each arrival: when a core took it up, or `DROPPED`. */
interface Course {
  readonly begun: readonly number[];
  /** Whether that core had been idle, so that it woke up. */
  readonly woken: readonly boolean[];
  readonly longest: number;
}

/** Few moments and few lengths, so that much falls together. */
const SCENE: fc.Arbitrary<Scene> = fc.record({
  cores: fc.integer({ min: 1, max: 4 }),
  line: fc.integer({ min: 1, max: 4 }),
  arrivals: fc
    .array(fc.record({ atMicros: fc.oneof(fc.nat(20), fc.double({ min: 0, max: 20, noNaN: true })), takesMicros: fc.oneof(fc.constantFrom(0, 1, 3, 7), fc.double({ min: 0, max: 9, noNaN: true })) }), { maxLength: 40 })
    .map((arrivals) => [...arrivals].sort((a, b) => a.atMicros - b.atMicros)),
});

/** A transition as the machine's table says it, and as it is taken: where from, on what, what is done, where to. */
const named = (from: string, event: string, action: string, to: string): string => `${from} on ${event}: ${action}, ${to}`;

function tableOfMachine(): Set<string> {
  const transitions = Object.values(stationMachine.states).flatMap(({ key, transitions: byEvent }) =>
    [...byEvent.values()].flat().map(({ eventType, actions, target }) => named(key, eventType, actions.map((action) => (typeof action === 'string' ? action : (action as { type: string }).type)).join(), target?.[0]?.key ?? key)),
  );
  return new Set(transitions);
}

/** Plays a scene by the machine, and notes the transitions that it takes. */
function byMachine({ cores, line, arrivals }: Scene, taken = new Set<string>()): Course {
  const calendar = new Calendar();
  const begun = arrivals.map(() => DROPPED);
  const woken = arrivals.map(() => false);
  let longest = 0;
  let action = '';
  const actor: ActorRefFrom<typeof stationMachine> = createActor(stationMachine, {
    input: { cores, line, hold: (until) => calendar.schedule(until, RANK.done, () => { send({ type: 'DONE' }); }) },
  }).start();
  const send = (event: StationEvent): void => {
    const [from, before] = [String(actor.getSnapshot().value), actor.getSnapshot().context.waiting.size];
    action = '';
    actor.send(event);
    const { value, context } = actor.getSnapshot();
    const { size } = context.waiting;
    longest = Math.max(longest, size);
    const done = event.type === 'DONE' ? (size < before ? 'beginNext' : 'freeCore') : size > before ? 'join' : action;
    taken.add(named(from, event.type, done, String(value)));
  };
  arrivals.forEach(({ atMicros, takesMicros }, index) => {
    const job = {
      begin: (wakes: boolean) => {
        action = 'begin';
        begun[index] = calendar.now;
        woken[index] = wakes;
        return calendar.now + takesMicros;
      },
      dropped: () => {
        action = 'drop';
      },
    };
    calendar.schedule(atMicros, RANK.arrival, () => {
      send({ type: 'ARRIVE', job });
    });
  });
  while (calendar.runNext());
  return { begun, woken, longest };
}

/** The second of three instances, so that one that touched its neighbours would be found. */
const INSTANCE = 1;
const INSTANCES = 3;

function byStations({ cores, line, arrivals }: Scene): Course {
  const copies = new Copies();
  const stations = new Stations(cores, line, copies, new Timeline(INSTANCES, 0, false));
  const begun = arrivals.map(() => DROPPED);
  const woken = arrivals.map(() => false);
  let sequence = 0;
  const begin = (index: number, now: number, wakes: boolean): void => {
    begun[index] = now;
    woken[index] = wakes;
    stations.occupy(INSTANCE, now, now + arrivals[index]!.takesMicros, sequence++);
  };
  const freeUpTo = (now: number): void => {
    while (stations.someoneWaits(INSTANCE) && stations.nextFreeMicros(INSTANCE) <= now) {
      const freed = stations.nextFreeMicros(INSTANCE);
      begin(copies.rows[(stations.takeUp(INSTANCE, freed) << ROW_BITS) + FIELD.message]!, freed, false);
    }
  };
  arrivals.forEach(({ atMicros }, index) => {
    freeUpTo(atMicros);
    if (stations.hasFreeCore(INSTANCE, atMicros)) begin(index, atMicros, true);
    else if (!stations.isFull(INSTANCE)) stations.join(INSTANCE, atMicros, copies.take(KIND.copy, 0, index, INSTANCE, 0, 1, 0));
  });
  freeUpTo(Infinity);
  return { begun, woken, longest: stations.longest };
}

function byEndStations({ cores, line, arrivals }: Scene): Course {
  const stations = new EndStations(cores, line, new Timeline(INSTANCES, 0, true));
  const begun = arrivals.map(({ atMicros, takesMicros }) => {
    const begin = stations.admit(INSTANCE, atMicros);
    if (begin !== DROPPED) stations.occupy(INSTANCE, begin, begin + takesMicros);
    return begin;
  });
  return { begun, woken: begun.map((begin, index) => begin === arrivals[index]!.atMicros), longest: stations.longest };
}

const RUNS = { numRuns: 2000, seed: 1 };

describe('a station', () => {
  it.each([
    ['in the middle of the way', byStations],
    ['at the end of the way', byEndStations],
  ])('%s takes jobs up, lets them wait and drops them as the machine does', (_where, play) => {
    fc.assert(
      fc.property(SCENE, (scene) => {
        expect(play(scene)).toEqual(byMachine(scene));
      }),
      RUNS,
    );
  });

  it('has been compared in each transition of the machine', () => {
    const taken = new Set<string>();
    for (const scene of fc.sample(SCENE, RUNS)) byMachine(scene, taken);
    const table = [...tableOfMachine()].sort();
    expect(table).toHaveLength(9);
    expect([...taken].sort()).toEqual(table);
  });
});
