// English 00000000
import type { WordsOf } from '../../../../../src/languages/words';

export default {
  ROLES: { gateway: { name: 'שער' } },
} satisfies WordsOf<'model/roles.ts', typeof import('../../../../../src/model/roles')>;
