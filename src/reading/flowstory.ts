/** Where a play head stops in a run that was played in columns: its beats, and the next moment at which anything happens. */
import type { FlowMessages, FlowRecord } from '../model/flow';
import { NEVER } from '../model/seating';

/** So many beats are watched in some ten seconds at the speed that many chats are watched at. */
const MOST_BEATS = 72;
/** What happens to one message: it is posted; its copies arrive, from the first to the last; so do its writes. */
const MOMENTS_OF_MESSAGE = 5;

/**
 * When each beat of story time begins, ascending, from the beginning of the run to its end: one for each
 * moment of each message where these are few, one for each posting where these are, else evenly chosen ones.
 */
export function flowBeats({ messages, summary }: Pick<FlowRecord, 'messages' | 'summary'>): Float64Array {
  const { endMicros } = summary;
  const { postedMicros } = messages;
  const isEach = postedMicros.length * MOMENTS_OF_MESSAGE <= MOST_BEATS;
  const every = isEach ? 1 : Math.ceil(postedMicros.length / MOST_BEATS);
  const chosen = (isEach ? columnsOf(messages) : [postedMicros]).flatMap((column) => [...column].filter((_, index) => index % every === 0));
  const times = [0, endMicros, ...chosen.filter((micros) => micros < endMicros)];
  return Float64Array.from(new Set(times.sort((a, b) => a - b)));
}

/** The first moment from this one on that anything is known of: a posting, a message's first or last copy or viewer; never where none is. */
export function nextFlowMoment({ messages, summary }: Pick<FlowRecord, 'messages' | 'summary'>, micros: number): number {
  let next = summary.endMicros >= micros ? summary.endMicros : NEVER;
  for (const column of columnsOf(messages)) for (const moment of column) if (moment >= micros && moment < next) next = moment;
  return next;
}

function columnsOf({ postedMicros, firstCopyMicros, lastCopyMicros, firstViewerMicros, lastViewerMicros }: FlowMessages): Float64Array[] {
  return [postedMicros, firstCopyMicros, lastCopyMicros, firstViewerMicros, lastViewerMicros];
}
