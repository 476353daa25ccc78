/** What each kind of window offers beside having a run worked out, and how much it says of one. */
interface Offers {
  /** To give the run up. */
  readonly mayLeave: boolean;
  /** To go anywhere else: no question, and nobody else, decides what is shown. */
  readonly isFree: boolean;
  readonly tellsProgress: boolean;
  /** Somebody is there to be told what is over. */
  readonly dismisses: boolean;
}

export const NOTICE_PLACES = {
  /** Its runs are short and the story waits for them: nothing to give up. */
  first: { mayLeave: false, isFree: false, tellsProgress: true, dismisses: true },
  lab: { mayLeave: true, isFree: true, tellsProgress: true, dismisses: true },
  lesson: { mayLeave: true, isFree: false, tellsProgress: true, dismisses: true },
  /** Somebody else leads. */
  watched: { mayLeave: false, isFree: false, tellsProgress: true, dismisses: false },
  /** In somebody's article: its caption says that a run is on its way. */
  figure: { mayLeave: false, isFree: false, tellsProgress: false, dismisses: false },
} as const satisfies Record<string, Offers>;

export type NoticePlace = keyof typeof NOTICE_PLACES;
