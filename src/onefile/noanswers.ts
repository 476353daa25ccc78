/** Stands in a figure's file where the answers about all designs would: a figure never asks. */
import type { Question } from '../model/weighing';

export function answerTo({ kind }: Question): never {
  throw new Error(`a figure answers no question about all designs (${kind})`);
}
