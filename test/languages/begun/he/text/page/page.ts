// English 00000000
import type { Words } from '../../../../../../src/languages/words';

export default {
  TOP: { share: 'שיתוף' },
} satisfies Words<typeof import('../../../../../../src/text/page/page')>;
