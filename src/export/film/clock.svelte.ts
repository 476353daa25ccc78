/** The play head of a film: it stands wherever it is put, and what it shows is on its way. */
import { Playback } from '../../session/playback.svelte';

export class FilmClock extends Playback {
  /** Pictures follow each other: none has to say by itself where everything is going. */
  override get isResting(): boolean {
    return false;
  }
}
