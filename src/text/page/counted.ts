/** Sentences for a run that was counted, not played. */
import type { Scenario } from '../../model/scenario';
import type { Figures } from '../../reading/figures';
import { countedSwitchesWords } from './moving';
import { chatsCounted, partsWords } from './rooms';
import { counted, number } from '../format';

export function countedSentence(figures: Figures, scenario: Scenario): string {
  return (
    `${counted(figures.messages, 'message', 'messages')} in ${chatsCounted(scenario.chats, scenario.whole !== undefined)}: ` +
    `one became ${counted(figures.copiesPerMessage, 'copy', 'copies')} in and ${counted(figures.writesPerMessage, 'write', 'writes')} out in the mean. ` +
    `A gateway took in ${counted(figures.copiesIn.mean, 'copy', 'copies')} and wrote ${counted(figures.writesOut.mean, 'socket', 'sockets')}; ` +
    `the busiest, ${number(figures.copiesIn.busiest)} and ${number(figures.writesOut.busiest)}.` +
    countedSwitchesWords(figures) +
    partsWords(scenario)
  );
}
