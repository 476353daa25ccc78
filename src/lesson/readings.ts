/** What questions ask for most often, as functions of a step's figures. */
import { savedShare } from '../engine/theory/theory';
import type { StepFigures } from './figures';

export type Reading = (figures: StepFigures) => number;

/** Copies into one gateway of a scene each second, in the mean. */
export const copiesIn = (scene: string): Reading => (figures) => figures.of(scene).copies.mean;

/** Writes out of one gateway of a scene each second, in the mean. */
export const writesOut = (scene: string): Reading => (figures) => figures.of(scene).writes.mean;

/** What share of a gateway's work is gone from one scene to another. */
export const workSaved = (before: string, after: string): Reading => (figures) => savedShare(figures.of(before).busyShare.mean, figures.of(after).busyShare.mean);
