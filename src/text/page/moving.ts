/** Words about people who switch to another chat: said only where somebody does. */
import type { Scenario } from '../../model/scenario';
import type { SwitchCrossing } from '../../reading/underway';
import { amount, counted, countOf } from '../format';
import { chatName, gatewayName, personName } from './names';

export const MOVING = {
  legend: 'A pennant marks a visitor: somebody of another chat who has this one open. The empty outline is their own seat. They have joined the chat for the stay, and remain members of their own.',
  legendAmong: 'A pennant marks a visitor: somebody of another chat who has this one open. The empty outline is their own seat. They belong to both chats, and are on both lists wherever they are.',
  came: 'people who switched to it',
  handshakes: 'of these, with a new handshake',
  moved: 'of these, moved with their socket',
  busy: 'busy with these and the handshakes',
  subscribes: 'gateways that subscribed for a first viewer',
  unsubscribes: 'gateways that unsubscribed after the last',
  visitors: 'visitors now, from other chats',
  gone: 'its members now in other chats',
  notFollowed: (perSecond: number) =>
    `People switch chats ${amount(perSecond)} times a second, by formula. So many are not followed one by one: everybody is counted in their own chat.`,
} as const;

/** ", 3 people came by switching"; nothing for none. */
export function cameWords(switches: number): string {
  return switches > 0 ? `, ${counted(switches, 'person', 'people')} came by switching` : '';
}

/** ", 12 switches to another chat"; nothing for none. */
export function switchesWords(switches: number): string {
  return switches > 0 ? `, ${counted(switches, 'switch', 'switches')} to another chat` : '';
}

/** What a run that was counted came to. */
export function countedSwitchesWords({ switches, handshakes, subscribes }: { readonly switches: number; readonly handshakes: number; readonly subscribes: number }): string {
  if (switches === 0) return '';
  const paid = handshakes > 0 ? `, with ${counted(handshakes, 'new handshake', 'new handshakes')}` : subscribes > 0 ? `, and ${counted(subscribes, 'subscribe or unsubscribe', 'subscribes and unsubscribes')} followed` : '';
  return ` ${counted(switches, 'switch', 'switches')} to another chat${paid}.`;
}

/** What is on its way of one kind, in a sentence. */
export function switchingSentence(crossings: readonly SwitchCrossing[], scenario?: Scenario): string {
  const [{ kind, from, to, person, chat }, ...others] = crossings as readonly [SwitchCrossing, ...SwitchCrossing[]];
  const name = personName(person);
  const many = countOf(others.length + 1);
  switch (kind.id) {
    case 'tell':
      return others.length > 0 ? `${many} people open other chats and tell their gateways.` : `${name} opens ${chatName(chat, scenario)} and tells ${gatewayName(to)}.`;
    case 'subscribe':
      return others.length > 0 ? `${many} gateways have a first viewer of a chat, and subscribe.` : `${gatewayName(from)} has its first viewer of ${chatName(to, scenario)}, and subscribes.`;
    case 'unsubscribe':
      return others.length > 0 ? `${many} gateways have lost the last viewer of a chat, and unsubscribe.` : `${gatewayName(from)} has lost its last viewer of ${chatName(to, scenario)}, and unsubscribes.`;
    case 'join':
      return others.length > 0 ? `${many} people open second sockets, at gateways of big chats.` : `${name} opens a second socket at ${gatewayName(to)}, a gateway of ${chatName(chat, scenario)}: a new handshake.`;
    case 'open':
      return others.length > 0 ? `${many} people connect anew, to gateways of other chats.` : `${name} connects to ${gatewayName(to)}, a gateway of ${chatName(chat, scenario)}: a new handshake.`;
    case 'move':
      return others.length > 0 ? `${many} people are moved with their sockets, to gateways of other chats.` : `${name} is moved with its socket to ${gatewayName(to)}, a gateway of ${chatName(chat, scenario)}: no handshake.`;
    case 'locate':
    case 'locate.reply':
      if (kind.from === 'user' || kind.to === 'user') return others.length > 0 ? `${many} people open big chats and ask the coordinator where.` : `${name} opens ${chatName(chat, scenario)}, a big chat, and asks the coordinator where.`;
      return others.length > 0 ? `Gateways ask the coordinator where ${many} people belong now.` : `The gateway of ${name} asks the coordinator where ${chatName(chat, scenario)} is.`;
    default:
      return others.length > 0 ? `${many} people open other chats and ask the coordinator where.` : `${name} opens ${chatName(chat, scenario)} and asks the coordinator where.`;
  }
}
