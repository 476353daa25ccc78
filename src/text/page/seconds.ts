/** Words about second sockets, which people hold to gateways of big chats beside the one at home. */
import { counted, countOf } from '../format';
import { chatName, gatewayName } from './names';

/** A second socket: where it is, and for which chat. */
export interface SecondSocket {
  readonly gateway: number;
  readonly chat: number;
}

/** "holds 2 sockets: GW2 (home), GW5 (chat1)" */
export function twoSocketsWords(home: number, { gateway, chat }: SecondSocket): string {
  return `holds 2 sockets: ${gatewayName(home)} (home), ${gatewayName(gateway)} (${chatName(chat)})`;
}

/** Which chats are big in a scenario, and how a near picture draws second sockets. */
export function bigChatsWords(from: number, big: number, chats: number): string {
  const members = `${counted(from, 'member', 'members')} or more`;
  if (big === 0) return `No chat here has ${members}: none is big, so nobody holds a second socket.`;
  const which = big === chats ? `All chats here have ${members}` : `${countOf(big)} of ${counted(chats, 'chat', 'chats')} here ${big === 1 ? 'has' : 'have'} ${members}`;
  return `${which}: big ones, with gateways of their own. A mark with a double outline is a second socket there; the same person is at home in the cell with the same name, and pointing at either draws the line between the two.`;
}
