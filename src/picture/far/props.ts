/** What a picture of a run that is not near is given. */
import type { LoadedRun } from '../../reading/run';
import type { Before } from '../../session/before.svelte';
import type { FollowedPerson } from '../../session/chosen.svelte';
import type { Playback } from '../../session/playback.svelte';
import type { Settings } from '../../session/settings.svelte';
import type { SimClient } from '../../worker/client';
import type { Alongside } from '../alongside';

export interface FarProps {
  run: LoadedRun;
  /** The run before, whose counts stay in sight. */
  before?: Before | null;
  /** What stands in the picture beside this one. */
  alongside?: Alongside | null;
  playback: Playback;
  settings: Settings;
  client: Pick<SimClient, 'paint' | 'whereIs' | 'someoneAt' | 'lookInto'>;
  /** Exactly so high it is. */
  height: number;
  /** The person who is kept in sight. */
  followed: FollowedPerson;
  /** Nothing will be painted until somebody asks for a new worker. */
  isLost: boolean;
  onSelect: (gateway: number) => void;
  /** Says something politely. */
  onSay: (words: string) => void;
  /** Plot, loads and lens are drawn. */
  hasMargins?: boolean;
  /** The first that is painted is drawn part by part. */
  isInTurns?: boolean;
  /** Counts how often somebody has asked for a message to run along its row. */
  asked?: number;
}
