/** Where a play head stops in a run that was played in columns: its beats, and the next moment at which anything happens. */
import type { FlowMessages, FlowRecord } from '../model/flow';
import { NEVER } from '../model/seating';
import type { Story } from './story';

/** So many beats can be told apart in a run of some ten seconds. */
const MOST_BEATS = 72;
/** What happens to one message: it is posted; its copies arrive, from the first to the last; so do its writes. */
const MOMENTS_OF_MESSAGE = 5;

/** A beat is watched so long, unless that made the run longer than all beats may take at speed 1. */
const BEAT_MILLIS = 620;
const MOST_MILLIS = 10_000;

/**
 * The story of a run, from its beginning to its end: a beat for each moment of each message where these
 * are few, one for each posting where these are, else for evenly chosen ones.
 */
export function flowStory(record: Pick<FlowRecord, 'messages' | 'summary'>): Story {
  const beats = beatsOf(record);
  const each = Math.min(BEAT_MILLIS, MOST_MILLIS / beats.length);
  return { beats, millis: Float64Array.from(beats, (_, beat) => beat * each) };
}

function beatsOf({ messages, summary }: Pick<FlowRecord, 'messages' | 'summary'>): Float64Array {
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
