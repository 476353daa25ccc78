/** The page's machines by table. */
import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition, type EventFromLogic } from 'xstate';
import { firstMinuteMachine } from '../../src/pages/lab/firstminute.machine';
import { playbackMachine } from '../../src/session/playback.machine';

type PlaybackEvent = EventFromLogic<typeof playbackMachine>;
type MinuteEvent = EventFromLogic<typeof firstMinuteMachine>;

const load = (autoplay: boolean, atEnd = false): PlaybackEvent => ({ type: 'LOAD', autoplay, atEnd });
const seek = (atEnd: boolean): PlaybackEvent => ({ type: 'SEEK', atEnd });
const play: PlaybackEvent = { type: 'PLAY' };
const pause: PlaybackEvent = { type: 'PAUSE' };
const reached: PlaybackEvent = { type: 'REACHED_END' };
const unload: PlaybackEvent = { type: 'UNLOAD' };

function playbackAfter(events: readonly PlaybackEvent[]): unknown {
  const [first] = initialTransition(playbackMachine);
  return events.reduce((snapshot, event) => transition(playbackMachine, snapshot, event)[0], first).value;
}

describe('playback', () => {
  const table: [name: string, events: PlaybackEvent[], mode: string][] = [
    ['has nothing at first', [], 'empty'],
    ['cannot play what is not there', [play], 'empty'],
    ['cannot be sought through while empty', [seek(true)], 'empty'],
    ['rests where it was loaded', [load(false)], 'paused'],
    ['plays at once when told to', [load(true)], 'playing'],
    ['rests at the end when loaded there', [load(false, true)], 'ended'],
    ['plays', [load(false), play], 'playing'],
    ['does not play twice', [load(false), play, play], 'playing'],
    ['pauses', [load(true), pause], 'paused'],
    ['does not mind a pause at rest', [load(false), pause], 'paused'],
    ['ends', [load(true), reached], 'ended'],
    ['does not end while paused', [load(false), reached], 'paused'],
    ['plays again from the end', [load(true), reached, play], 'playing'],
    ['does not mind a pause at the end', [load(true), reached, pause], 'ended'],
    ['is sought while paused', [load(false), seek(false)], 'paused'],
    ['is sought to the end', [load(false), seek(true)], 'ended'],
    ['is sought to the end while playing', [load(true), seek(true)], 'ended'],
    ['goes on playing when sought in the middle', [load(true), seek(false)], 'playing'],
    ['leaves the end when sought back', [load(false, true), seek(false)], 'paused'],
    ['stays at the end when sought there', [load(false, true), seek(true)], 'ended'],
    ['is emptied while playing', [load(true), unload], 'empty'],
    ['takes another run while playing, and rests', [load(true), load(false)], 'paused'],
    ['takes another run at the end, and plays', [load(false, true), load(true)], 'playing'],
  ];
  it.each(table)('%s', (_name, events, mode) => {
    expect(playbackAfter(events)).toBe(mode);
  });
});

const tapped: MinuteEvent = { type: 'TAPPED' };
const ended: MinuteEvent = { type: 'ENDED' };
const doubled: MinuteEvent = { type: 'DOUBLED' };
const lab: MinuteEvent = { type: 'OPEN_LAB' };
const restart: MinuteEvent = { type: 'RESTART' };
const guessed = (copies: number): MinuteEvent => ({ type: 'GUESSED', copies });

function minuteAfter(events: readonly MinuteEvent[]) {
  const [first] = initialTransition(firstMinuteMachine);
  const { value, context } = events.reduce((snapshot, event) => transition(firstMinuteMachine, snapshot, event)[0], first);
  return [value, context.guess, context.doublings];
}

describe('the first minute', () => {
  const toQuestion = [tapped, ended];
  const toAnswer = [...toQuestion, guessed(8), doubled, ended];
  const table: [name: string, events: MinuteEvent[], state: string, guess: number | null, doublings: number][] = [
    ['opens still', [], 'opening', null, 0],
    ['does not take the end of a run for a tap', [ended], 'opening', null, 0],
    ['asks nothing before the tap', [guessed(4), doubled], 'opening', null, 0],
    ['runs when tapped', [tapped], 'running', null, 0],
    ['asks when the message is through', toQuestion, 'asking', null, 0],
    ['lets somebody post once more before the guess', [...toQuestion, tapped], 'running', null, 0],
    ['asks again after that', [...toQuestion, tapped, ended], 'asking', null, 0],
    ['keeps a guess', [...toQuestion, guessed(2)], 'asking', 2, 0],
    ['keeps the last of two guesses', [...toQuestion, guessed(2), guessed(4)], 'asking', 4, 0],
    ['runs again when doubled', [...toQuestion, guessed(8), doubled], 'running', 8, 1],
    ['doubles without a guess', [...toQuestion, doubled], 'running', null, 1],
    ['answers when the doubled run is through', toAnswer, 'revealed', 8, 1],
    ['takes no guess after the answer', [...toAnswer, guessed(2)], 'revealed', 8, 1],
    ['keeps the answer when somebody posts once more', [...toAnswer, tapped, ended], 'revealed', 8, 1],
    ['forgets the guess with a second doubling', [...toAnswer, doubled], 'running', null, 2],
    ['answers the second doubling as well', [...toAnswer, doubled, ended], 'revealed', null, 2],
    ['opens the lab from anywhere', [lab], 'lab', null, 0],
    ['opens the lab in the middle of a run', [tapped, lab], 'lab', null, 0],
    ['opens the lab after the answer', [...toAnswer, lab], 'lab', 8, 1],
    ['begins anew from the question', [...toQuestion, guessed(2), restart], 'opening', null, 0],
    ['begins anew from the answer', [...toAnswer, restart], 'opening', null, 0],
    ['begins anew from the lab', [...toAnswer, lab, restart], 'opening', null, 0],
  ];
  it.each(table)('%s', (_name, events, state, guess, doublings) => {
    expect(minuteAfter(events)).toEqual([state, guess, doublings]);
  });

  it('begins anew from the lab when it runs, too: an actor in a final state is deaf', () => {
    const actor = createActor(firstMinuteMachine).start();
    actor.send(lab);
    actor.send(restart);
    expect(actor.getSnapshot().value).toBe('opening');
    actor.stop();
  });

  it('is over once the lab is open: nothing that happens there leads back', () => {
    for (const event of [tapped, ended, doubled, guessed(4)]) expect(minuteAfter([lab, event])).toEqual(['lab', null, 0]);
  });
});
