/** What each component has done up to the play head, in words: names stay apart, in `names.ts`. */
import type { PersonState } from '../../model/presence';
import type { Moment } from '../../reading/moment';
import { counted, countOf, number, roughCount, wordFor } from '../format';
import { switchesWords } from './moving';
import { gatewayName } from './names';
import { chatsCounted } from './rooms';
import { twoSocketsWords, type SecondSocket } from './seconds';

/** "took in 2 copies, wrote 8 sockets, hears 1 of 1 chat" */
export function gatewayWords(receipts: number, writes: number, hears: number, chats: number, areParts = false): string {
  const copies = counted(receipts, 'copy', 'copies');
  const sockets = counted(writes, 'socket', 'sockets');
  return `took in ${copies}, wrote ${sockets}, hears ${number(hears)} of ${chatsCounted(chats, areParts)}`;
}

/** "answered 2 queries, 8 look-ups" */
export function storageWords(queries: number, lookups: number): string {
  return `answered ${counted(queries, 'query', 'queries')}, ${counted(lookups, 'look-up', 'look-ups')}`;
}

/** "1 published, 2 notified" */
export function topicWords(published: number, notified: number): string {
  return `${countOf(published)} published, ${countOf(notified)} notified`;
}

/**
 * "received 1 message, on GW2"
 * @param gateway where the person is connected; null where they are not
 * @param visiting the name of the other chat that they have open; null where it is their own
 * @param badges that they have got, which are no messages
 * @param second where they hold a second socket for the chat that they have open; null where they do not
 */
export function personWords(deliveries: number, gateway: number | null, lost: number, state: PersonState, visiting: string | null = null, badges = 0, second: SecondSocket | null = null): string {
  const given = lost > 0 ? `, ${counted(lost, 'message', 'messages')} lost` : '';
  const marked = badges > 0 ? ` and ${counted(badges, 'badge', 'badges')}` : '';
  const where = gateway === null ? '' : second === null ? `, on ${gatewayName(gateway)}` : `, ${twoSocketsWords(gateway, second)}`;
  return `received ${counted(deliveries, 'message', 'messages')}${marked}${given}${where}${visiting === null ? STATE_WORDS[state] : `, visiting ${visiting}`}`;
}

const STATE_WORDS: Readonly<Record<PersonState, string>> = { viewing: '', away: ', online, with another chat open', offline: ', offline' };

/** The whole run up to the play head. */
export function summaryWords(moment: Moment, people: number, gateways: number): string {
  const lost = moment.totalLost > 0 ? `, ${counted(moment.totalLost, 'delivery', 'deliveries')} lost` : '';
  return (
    `${number(moment.totalConnected)} of ${counted(people, 'person', 'people')} connected to ${counted(gateways, 'gateway', 'gateways')}; ` +
    `${counted(moment.posted, 'message', 'messages')} posted, ${counted(moment.totalReceipts, 'copy', 'copies')} in, ` +
    `${counted(moment.totalWrites, 'write', 'writes')} out, ${counted(moment.totalDeliveries, 'delivery', 'deliveries')}${lost}${switchesWords(moment.totalSwitches)}.`
  );
}

/** "1 → 2 copies in → 8 writes out" */
export function countLine(posted: number, copies: number, writes: number): string {
  return `${countOf(posted)} → ${countOf(copies)} ${wordFor(copies, 'copy', 'copies')} in → ${countOf(writes)} ${wordFor(writes, 'write', 'writes')} out`;
}

/** "chat7: 1 → 2 copies in → 8 writes out" */
export function countLineOf(chat: string, line: string): string {
  return `${chat}: ${line}`;
}

/** "in the mean 1 → 33 copies in → 1,640 writes out" */
export function meanCountLine(copies: number, writes: number): string {
  return `in the mean 1 → ${roughCount(copies, 'copy', 'copies')} in → ${roughCount(writes, 'write', 'writes')} out`;
}

/** Said to whoever posts one message more than a scenario takes. */
export function fullWords(most: number): string {
  return `A scenario holds ${countOf(most)} messages posted by hand, and this one is full.`;
}
