/** Fixed texts about a link that was repaired. */
import { countOf } from '../../text/format';

export const REPAIR = {
  title: 'This link was repaired',
  intro: 'Some of it could not be used. The rest is as it was:',
  more: (count: number) => `and ${countOf(count)} more`,
  copy: 'Copy the repaired link',
  close: 'Go on',
} as const;
