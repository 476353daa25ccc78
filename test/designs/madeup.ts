/** What a made-up design says of itself, where nobody reads it. */
import type { Design } from '../../src/model/design';

export const SAYS_NOTHING: Pick<Design, 'mechanism' | 'sources' | 'plateau' | 'verdict' | 'brings'> = {
  mechanism: ['It posts.', 'It passes on.', 'It writes.'],
  sources: [],
  plateau: 'keeps',
  verdict: 'It was made up for a test.',
  brings: [],
};
