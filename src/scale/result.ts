/** The shape of a result is the model's, since it crosses to the page. */
export type { AggregateResult, ChatCounts, Extent, LossFactors } from '../model/counts';
