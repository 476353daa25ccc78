/**
 * Takes a film of a run, picture after picture, as the page would play it: the picture stands on the page once more, out
 * of sight, and is read off as a still one is. After each picture the page has its turn.
 */
import { flushSync, mount, unmount } from 'svelte';
import { SURFACE, type SurfaceOf } from '../../picture/surface';
import { withOwnCursor, type LoadedRun } from '../../reading/run';
import type { Before } from '../../session/before.svelte';
import { reelOf, type Playback } from '../../session/playback.svelte';
import type { Settings } from '../../session/settings.svelte';
import { summaryAt } from '../../session/summary';
import { countLineAt, sentenceAt } from '../../session/told';
import { EXPORT, FILM } from '../../text/page/export';
import type { SimClient } from '../../worker/client';
import { withChanges } from '../../model/scenario';
import { captureScene } from '../capture';
import { framed, SCENE_AT, type Drawing, type Font } from '../drawing';
import { fileStem } from '../figures';
import { linkTo, titleOf } from '../files';
import { fontOf } from '../lines';
import { colourOf } from '../outline';
import { widthsOf } from '../raster';
import type { NamedFile } from '../save';
import type { Label, Measure } from '../svg';
import { Unchanged } from '../unchanged';
import { MarkCanvas } from './canvas';
import { captions, type Told } from './caption';
import { FilmClock } from './clock.svelte';
import FilmStage from './FilmStage.svelte';
import { halved, PAUSE_MILLIS, timingOf } from './moments';
import { Roll, Weaver } from './roll';
import { filmText } from './text';

type Client = Pick<SimClient, 'paint' | 'whereIs' | 'someoneAt' | 'lookInto'>;

/** What a film is taken of, and how. */
export interface Filming {
  readonly run: LoadedRun;
  /** The run that it is compared with on the page. */
  readonly before: Before | null;
  /** The picture on the page, which says how large the film's is. */
  readonly picture: HTMLElement;
  /** How the page plays. */
  readonly pace: Pick<Playback, 'clock' | 'speed'>;
  readonly settings: Settings;
  readonly client: Client;
  readonly signal: AbortSignal;
  /** Told the share of pictures that have been taken. */
  readonly onProgress: (share: number) => void;
}

export interface Film extends NamedFile {
  /** Without its pause. */
  readonly seconds: number;
  readonly picturesASecond: number;
  /** So many times as fast as on the page it passes. */
  readonly haste: number;
}

/** A file above this has every other picture alone, as often as need be. */
const MOST_BYTES = 2_000_000;

/**
 * @throws Error with a reason for people where there is no film to be taken
 * @throws DOMException named AbortError once the signal says so
 */
export async function takeFilm(filming: Filming): Promise<Film> {
  const run = withOwnCursor(filming.run);
  const reel = reelOf(run);
  if (!reel) throw new Error(FILM.noTime);
  const { moments, eachMillis, haste } = timingOf({ ...reel, clock: filming.pace.clock, speed: filming.pace.speed });
  const roll = await taken(filming, run, moments);
  const scenario = withChanges(run.result.scenario, { t: 0 });
  const label = { title: titleOf(run), description: `${EXPORT.credit(linkTo(scenario))} ${FILM.described} ${summaryAt(run, reel.endMicros)}` };
  for (let [pictures, each]: [readonly (readonly number[])[], number] = [roll.pictures, eachMillis]; ; ) {
    const content = await written(roll, pictures, each, label, filming.signal);
    if (content.size <= MOST_BYTES) {
      return { name: `${fileStem(scenario)}-film.svg`, content, seconds: ((pictures.length - 1) * each) / 1000, picturesASecond: 1000 / each, haste };
    }
    const fewer = halved(pictures);
    if (!fewer) throw new Error(FILM.tooLarge);
    [pictures, each] = [fewer, 2 * each];
  }
}

/** What pictures have in common: their marks, and all that stands still round them. */
interface Taken {
  readonly whole: Drawing;
  readonly pictures: readonly (readonly number[])[];
}

async function written({ whole }: Taken, pictures: Taken['pictures'], eachMillis: number, label: Label, signal: AbortSignal): Promise<Blob> {
  const weaver = new Weaver();
  await inTurns(weaver.addAll(pictures), signal);
  const showing = { width: whole.width, height: whole.height, background: whole.background, origin: SCENE_AT, pictures: pictures.length, eachMillis, pauseMillis: PAUSE_MILLIS };
  return new Blob(await inTurns(filmText(whole.marks, weaver.strips(), showing, label, measured()), signal), { type: 'image/svg+xml' });
}

/** All pictures, each as a still one would be. */
async function taken(filming: Filming, run: LoadedRun, moments: readonly number[]): Promise<Taken> {
  const { picture, before, settings, signal, onProgress } = filming;
  const { clientWidth: width, clientHeight: height } = picture;
  const surfaces = new Map<HTMLCanvasElement, MarkCanvas>();
  const surfaceOf: SurfaceOf = (canvas) => {
    const surface = surfaces.get(canvas) ?? new MarkCanvas();
    surfaces.set(canvas, surface);
    return surface;
  };
  const clock = new FilmClock();
  clock.micros = moments[0]!;
  const { client, isAnswered } = listened(filming.client);
  const unchanged = new Unchanged();
  const target = picture.parentElement ?? document.body;
  const stage = mount(FilmStage, { target, props: { run, before, clock, settings, client, width, height }, context: new Map([[SURFACE, surfaceOf]]) });
  try {
    flushSync();
    const root = target.querySelector<HTMLElement>('[data-film]')!;
    await isAnswered(signal);
    for (const drawing of root.querySelectorAll('svg')) unchanged.watch(drawing);
    const told = await inTurns(tellings(run, moments), signal);
    const family = fontOf(picture, getComputedStyle).family;
    const colour = colourOf(getComputedStyle(picture).color) ?? 'black';
    const captioned = captions(told, width, { family, colour, widthOf: textWidth() });
    const roll = new Roll();
    let scene: Drawing | null = null;
    for (const [index, micros] of moments.entries()) {
      clock.micros = micros;
      flushSync();
      await turn(signal);
      scene = captureScene(root, getComputedStyle, (canvas) => surfaces.get(canvas)?.marks ?? [], unchanged);
      if (!scene) throw new Error(EXPORT.noPicture);
      scene = captioned(scene, told[index]!);
      roll.add(scene);
      onProgress((index + 1) / moments.length);
      await turn(signal);
    }
    const link = linkTo(withChanges(run.result.scenario, { t: 0 }));
    const whole = framed({ ...scene!, marks: roll.marks }, { title: titleOf(run), credit: EXPORT.credit(link), link, family, colour });
    // The title came before all marks, and the link after them.
    return { whole, pictures: roll.pictures.map((marks) => [0, ...marks.map((mark) => mark + 1), whole.marks.length - 1]) };
  } finally {
    void unmount(stage);
    unchanged.dispose();
    clock.dispose();
  }
}

/** What is told at each moment. */
function* tellings(run: LoadedRun, moments: readonly number[]): Generator<undefined, Told[]> {
  const told: Told[] = [];
  for (const micros of moments) {
    told.push({ count: countLineAt(run, micros), sentence: sentenceAt(run, micros) });
    yield undefined;
  }
  return told;
}

/** The same client, and when all that was asked of it has been answered and drawn. */
function listened(client: Client): { client: Client; isAnswered: (signal: AbortSignal) => Promise<void> } {
  let waiting = 0;
  let hasFailed = false;
  const heard = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    waiting++;
    try {
      return await answer;
    } catch (error) {
      hasFailed = true;
      throw error;
    } finally {
      waiting--;
    }
  };
  return {
    client: {
      paint: (...asked) => heard(client.paint(...asked)),
      whereIs: (...asked) => heard(client.whereIs(...asked)),
      someoneAt: (...asked) => heard(client.someoneAt(...asked)),
      lookInto: (...asked) => heard(client.lookInto(...asked)),
    },
    // What was answered may bring another question.
    isAnswered: async (signal) => {
      for (let quiet = 0; quiet < 2; quiet = waiting > 0 ? 0 : quiet + 1) {
        await turn(signal);
        flushSync();
        if (hasFailed) throw new Error(EXPORT.noPicture);
      }
    },
  };
}

/** Lets the page do what it has to do; goes on in a window that is not seen, too. */
async function turn(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  signal.throwIfAborted();
}

/** A frame has room for so much beside what the page does itself. */
const SLICE_MILLIS = 6;

/** Goes through all steps of something, and lets the page have its turn every few milliseconds. */
async function inTurns<Result>(steps: Generator<undefined, Result>, signal: AbortSignal): Promise<Result> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MILLIS) continue;
    await turn(signal);
    began = performance.now();
  }
}

/** How wide a text is in a font, each asked of the browser once. */
function textWidth(): (text: string, font: Font) => number {
  const painter = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  return (text, font) => {
    const key = JSON.stringify([text, font]);
    const width = known.get(key) ?? (painter ? widthsOf(painter, { runs: [{ text, font, colour: '' }] })[0]! : 0);
    known.set(key, width);
    return width;
  };
}

/** Lines of text keep their width, as in a still picture. */
function measured(): Measure {
  const widthOf = textWidth();
  return ({ runs }) => runs.reduce((sum, { text, font }) => sum + widthOf(text, font), 0);
}
