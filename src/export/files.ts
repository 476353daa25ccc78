/** The files that a run can be taken away as. */
import { designOf } from '../designs';
import { encodeScenario } from '../link/codec';
import { addressToShare } from '../link/language';
import { withChanges, type Scenario } from '../model/scenario';
import type { LoadedRun } from '../reading/run';
import type { Outages } from '../session/outages';
import { EXPORT, pictureTitle } from '../text/page/export';
import { captureScene } from './capture';
import { COMMA, figuresCsv, POINT } from './csv';
import { fileStem } from './figures';
import { figuresJson } from './json';
import { fontOf } from './lines';
import { colourOf } from './outline';
import { withText } from './png';
import { paintScene, widthsOf } from './raster';
import type { NamedFile } from './save';
import { framed, type Drawing, type TextLine } from './drawing';
import { svgText } from './svg';

export const FORMATS = ['svg', 'png', 'csv', 'csvWithComma', 'json'] as const;
export type Format = (typeof FORMATS)[number];
/** How a file of each ends. */
const ENDINGS: Readonly<Record<Format, string>> = { svg: '.svg', png: '.png', csv: '.csv', csvWithComma: '-decimal-comma.csv', json: '.json' };

/** A picture in pixels is this fine at least, so that it can be shown large. */
const LEAST_SCALE = 2;
/** The chunk of a PNG that holds the link: one that viewers show. */
const PNG_KEYWORD = 'Comment';
/** The address of the default scenario says nothing; this one says the same and opens the lab. */
const EMPTY_LINK = 'v=1';

/**
 * A run with its scenario at a moment; one that was counted has none.
 * @param t true milliseconds
 */
export function runAt(run: LoadedRun, t: number): LoadedRun {
  if (!run.cursor) return run;
  const scenario = withChanges(run.result.scenario, { t });
  return { ...run, result: { ...run.result, scenario } };
}

/** The address that opens a scenario. */
export function linkTo(scenario: Scenario): string {
  const hash = encodeScenario(scenario);
  return addressToShare(location.href, hash === '' ? EMPTY_LINK : hash);
}

/**
 * Makes a file of what the page shows now.
 * @param run at its moment; null while none is in
 * @param picture the element that holds the picture; null while there is none
 * @param outages what it comes to that a gateway dies
 * @throws Error with a reason for people where there is nothing to make it of
 */
export async function exportFile(format: Format, run: LoadedRun | null, picture: HTMLElement | null, outages: Outages): Promise<NamedFile> {
  if (!run) throw new Error(EXPORT.noRun);
  const link = linkTo(run.result.scenario);
  const name = fileStem(run.result.scenario) + ENDINGS[format];
  switch (format) {
    case 'csv':
    case 'csvWithComma':
      return { name, content: new Blob([figuresCsv(run, link, format === 'csv' ? POINT : COMMA)], { type: 'text/csv;charset=utf-8' }) };
    case 'json':
      return { name, content: new Blob([figuresJson(run, link, await outages.of(run))], { type: 'application/json' }) };
    case 'svg':
      return { name, content: new Blob([svgFile(run, link, picture)], { type: 'image/svg+xml' }) };
    case 'png':
      return { name, content: await pngFile(sceneOf(run, link, picture), link) };
  }
}

/** What its pictures are called. */
export function titleOf({ result: { scenario } }: LoadedRun): string {
  return pictureTitle(designOf(scenario.design).title, scenario);
}

function sceneOf(run: LoadedRun, link: string, picture: HTMLElement | null): Drawing {
  const scene = picture && captureScene(picture);
  if (!picture || !scene) throw new Error(EXPORT.noPicture);
  const style = getComputedStyle(picture);
  return framed(scene, {
    title: titleOf(run),
    credit: EXPORT.credit(link),
    link,
    family: fontOf(picture, getComputedStyle).family,
    colour: colourOf(style.color) ?? 'black',
  });
}

function svgFile(run: LoadedRun, link: string, picture: HTMLElement | null): string {
  const painter = document.createElement('canvas').getContext('2d');
  const widthOf = (line: TextLine): number | null => (painter ? widthsOf(painter, line).reduce((sum, one) => sum + one, 0) : null);
  return svgText(sceneOf(run, link, picture), { title: titleOf(run), description: EXPORT.credit(link) }, widthOf);
}

async function pngFile(scene: Drawing, link: string): Promise<Blob> {
  const scale = Math.max(LEAST_SCALE, window.devicePixelRatio || 1);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(scene.width * scale);
  canvas.height = Math.ceil(scene.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error(EXPORT.tooLarge);
  paintScene(context, scene, scale);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error(EXPORT.tooLarge);
  return new Blob([withText(new Uint8Array(await blob.arrayBuffer()), PNG_KEYWORD, link)], { type: 'image/png' });
}
