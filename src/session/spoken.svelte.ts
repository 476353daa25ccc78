/** Counts for words: assistive technology need not follow sixty frames a second. */
import type { Moment } from '../reading/moment';
import { peopleOf } from '../model/people';
import { countedSentence } from '../text/page/counted';
import { summaryWords } from '../text/page/describe';
import type { Lab, LoadedRun } from './lab.svelte';

/** While playing, words are renewed this often. */
const EVERY_MILLIS = 250;

/** The counts that words tell. */
export type Spoken = Pick<
  Moment,
  'receipts' | 'writes' | 'deliveries' | 'lost' | 'seatQueries' | 'seatLookups' | 'chatQueries' | 'published' | 'notified' | 'switches'
>;

/** Follows the play head: at once at rest, a few times a second while playing. */
export function spokenMoment(lab: () => Lab, run: () => LoadedRun): { readonly at: Spoken } {
  let told = 0;
  let last: { run: LoadedRun; at: Spoken } | null = null;
  const at = $derived.by((): Spoken => {
    const { playback } = lab();
    const moment = run().cursor!.at(playback.micros);
    const now = performance.now();
    if (last && last.run === run() && playback.isPlaying && now - told < EVERY_MILLIS) return last.at;
    told = now;
    last = { run: run(), at: copyOf(moment) };
    return last.at;
  });
  return {
    get at() {
      return at;
    },
  };
}

function copyOf(moment: Moment): Spoken {
  return {
    receipts: moment.receipts.slice(),
    writes: moment.writes.slice(),
    deliveries: moment.deliveries.slice(),
    lost: moment.lost.slice(),
    seatQueries: moment.seatQueries.slice(),
    seatLookups: moment.seatLookups.slice(),
    chatQueries: moment.chatQueries.slice(),
    published: moment.published.slice(),
    notified: moment.notified.slice(),
    switches: moment.switches.slice(),
  };
}

/** The run in words, up to the play head. */
export function spokenSummary(lab: () => Lab): { readonly text: string } {
  let told = 0;
  let last = '';
  const text = $derived.by(() => {
    const { run, playback } = lab();
    if (!run) return '';
    const { scenario } = run.result;
    if (!run.cursor) return countedSentence(run.figures, scenario);
    const moment = run.cursor.at(playback.micros);
    const now = performance.now();
    if (playback.isPlaying && now - told < EVERY_MILLIS && last !== '') return last;
    told = now;
    last = summaryWords(moment, peopleOf(scenario), scenario.gateways);
    return last;
  });
  return {
    get text() {
      return text;
    },
  };
}
