import { forPeople } from '../amounts';
import { fromTheChat, type Word } from './word';

/** What each member has of their own, as a topic: once a member, and for that member. */
export const memberTopics: Word = {
  space: 'person',
  takes: { kinds: ['chat'] },
  makes: 'person',
  people: (row, _to, _copy, visit) => {
    for (let member = 0; member < row.members; member++) {
      const person = row.firstPerson + member;
      visit(person, 1, person);
    }
    for (const person of row.others) visit(person, 1, person);
  },
  count: fromTheChat((copies) => ({ copies: forPeople({ member: copies }) })),
};
