/** What the page is wanted to say of a count: written anew here, since the page's own words cannot check themselves. */

const many = (count: number, one: string, other: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : other}`;

export function gatewayText(receipts: number, writes: number, hears: number, chats: number, areParts = false): string {
  return `took in ${many(receipts, 'copy', 'copies')}, wrote ${many(writes, 'socket', 'sockets')}, hears ${String(hears)} of ${areParts ? many(chats, 'part', 'parts') : many(chats, 'chat', 'chats')}`;
}
export function storageText(queries: number, lookups: number): string {
  return `answered ${many(queries, 'query', 'queries')}, ${many(lookups, 'look-up', 'look-ups')}`;
}
export function topicText(published: number, notified: number): string {
  return `${String(published)} published, ${String(notified)} notified`;
}
/** Of somebody who is online and has the chat open. @param gateway from 0 */
export function personText(deliveries: number, gateway: number, lost: number): string {
  return `received ${many(deliveries, 'message', 'messages')}${lost > 0 ? `, ${many(lost, 'message', 'messages')} lost` : ''}, on GW${String(gateway + 1)}`;
}
