/** One canvas pixel a device pixel. */
import type { Canvas } from './surface';

/** Fits a canvas to its size in CSS pixels. A change of size clears it, so only when it changes. */
export function fitCanvas(canvas: HTMLCanvasElement, context: Pick<Canvas, 'setTransform'>, width: number, height: number): void {
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.setProperty('width', `${String(width)}px`);
    canvas.style.setProperty('height', `${String(height)}px`);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}
