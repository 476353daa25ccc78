/** Words for what it comes to that one gateway dies. */
import { fallenOf, fullestAfter, holdsAfter, isWithin, type Fallen, type Outage, type Way } from '../../model/outage';
import type { Scenario } from '../../model/scenario';
import { componentOf, type Filling } from '../../model/weighing';
import { amount, countOf, duration, listed, rough, sentence, share, wordFor } from '../format';
import { gatewayName } from './names';

export const OUTAGE = {
  title: 'If one gateway dies',
  awaited: '…',
  unknown: 'What it comes to could not be worked out.',
  assumed: 'Told from the moment on at which everybody knows that it is gone: how long that takes, and how long clients wait before they try again, is left out. What the others have to do is that of one gateway fewer from the beginning.',
  intro: 'The gateway with the most sockets dies; where no formula knows which one that is, a mean one. “Others, too” are people of other gateways whom a hash over all gateways then sends elsewhere; in brackets, whoever would move as well if all chats were dealt out anew. “All back” is the least time: the gateway to which most come does nothing but handshakes in the time that its messages leave it.',
  design: 'design',
  ends: 'sockets that end',
  others: 'others, too',
  toOne: 'to one gateway',
  fullest: 'fullest then',
  back: 'all back, at the soonest',
  never: 'no time left',
  nobody: 'nobody left',
  streams: 'not known',
  noSocket: (streams: string) => `0 (${streams})`,
  formula: 'by formula',
} as const;

const MOST_IN_FULL = 1_000_000;
const FEW = 100;

/** "8", "0.4", "10,312", "9.98 million": people, counted or in the mean. */
export function peopleText(people: number): string {
  return people >= MOST_IN_FULL ? rough(people) : people < FEW ? amount(people) : countOf(people);
}

function people(count: number, one = 'person', other = 'people'): string {
  return `${peopleText(count)} ${wordFor(isOne(count) ? 1 : 2, one, other)}`;
}

/** As it is printed. */
function isOne(count: number): boolean {
  return peopleText(count) === peopleText(1);
}

/** Everything that there is to say, a sentence or two each. */
export function outageWords(outage: Outage, scenario: Scenario): string[] {
  const { coming, mean } = outage;
  if (!coming) return [`There is one gateway: ${isOne(mean.sockets) ? 'the one person' : `all ${people(mean.sockets)}`} of it ${isOne(mean.sockets) ? 'is' : 'are'} out until it is replaced.`, ...missedWords(outage)];
  return [lostWords(outage), ...goingWords(outage), ...costWords(outage, scenario), afterWords(outage), ...backWords(outage), ...missedWords(outage)];
}

/** "When GW3 dies, which holds most, 11 people of 4 chats lose their socket; in the mean they are 8." */
function lostWords(outage: Outage): string {
  const { busiest, mean } = outage;
  if (!busiest) return `When one dies, in the mean ${endWords(mean, outage)}.`;
  if (peopleText(busiest.sockets) === peopleText(mean.sockets)) return `When one dies, ${endWords({ ...busiest, chats: busiest.chats ?? mean.chats }, outage)}: all gateways hold as many.`;
  return `When ${gatewayName(busiest.gateway!)} dies, which holds most, ${endWords(busiest, outage)}; at a mean gateway there are ${peopleText(mean.sockets)}.`;
}

function endWords({ sockets, second, chats }: Fallen, { way, areParts }: Outage): string {
  const ofChats = chats === null ? '' : ` of ${chatsWords(chats, areParts)}`;
  if (way === 'edge') return `the streams of ${people(sockets)}${ofChats} end. Edges hold the sockets, and these stay`;
  if (second > 0) return `${people(sockets, 'socket', 'sockets')} end${isOne(sockets) ? 's' : ''}, ${peopleText(second)} of them second ones`;
  return `${people(sockets)}${ofChats} ${isOne(sockets) ? 'loses' : 'lose'} their socket`;
}

function chatsWords(chats: number, areParts: boolean): string {
  return areParts ? people(chats, 'part of a chat', 'parts of chats') : people(chats, 'chat', 'chats');
}

/** To whom they come, and who else has to move. */
function goingWords(outage: Outage): string[] {
  const { coming, way } = outage;
  if (!coming || coming.sockets === 0) return [];
  const words = [outage.gateways === 2 ? toTheOther(way) : GOING[way](outage)];
  if (fallenOf(outage).second > 0 && outage.gateways > 2) words.push('The coordinator finds other gateways for the big chats of this one.');
  if (coming.dealtAnew !== null && coming.dealtAnew > 0) words.push(anewWords(way, coming.dealtAnew));
  return words;
}

function toTheOther(way: Way): string {
  return way === 'edge' ? 'The edges open them anew at the other gateway.' : 'All of them come to the other gateway, where everybody keeps their socket.';
}

/** ", up to 10 to one": nothing of a single person. */
function mostWords(outage: Outage): string {
  const { sockets, most } = outage.coming!;
  if (isOne(sockets)) return '';
  if (outage.by === 'counts') return `, up to ${peopleText(most)} to one`;
  return isEven(outage) ? `, about ${peopleText(most)} to each` : `, about ${peopleText(most)} to one at the most`;
}

/** Nobody has counted who comes to which gateway: as many to each, in the mean. */
function isEven({ by, way, busiest }: Outage): boolean {
  return by === 'formula' && (way === 'balancer' || way === 'fourTuple' || way === 'edge') && (busiest?.second ?? 0) === 0;
}

const GOING: Readonly<Record<Way, (outage: Outage) => string>> = {
  balancer: (outage) => `The load balancer deals them out over the other ${countOf(outage.gateways - 1)}${mostWords(outage)}; everybody else keeps their socket.`,
  ring: (outage) => `The ring hands them to the gateways that come next on it${mostWords(outage)}; nobody else has to move.`,
  fourTuple: (outage) => `The balancer keeps no list of sockets: its hash, now modulo ${countOf(outage.gateways - 1)}, sends ${people(outage.coming!.others, 'other person', 'others')} to a gateway that does not know them. So ${peopleText(outage.coming!.sockets)} connect anew${mostWords(outage)}.`,
  coordinator: (outage) => `The coordinator gives each of these chats to the gateway with the fewest people${mostWords(outage)}; everybody else keeps their socket.`,
  directory: (outage) => `The directory seats them as it would with one gateway fewer${mostWords(outage)}; everybody else keeps their socket.`,
  edge: (outage) => `The edges open them anew at the other ${countOf(outage.gateways - 1)}${mostWords(outage)}.`,
};

function anewWords(way: Way, moved: number): string {
  if (way === 'directory') return `If it dealt out all communities anew, ${people(moved, 'other person', 'others')} would move as well.`;
  if (way === 'coordinator') return `If it dealt out all chats anew, ${people(moved, 'other person', 'others')} would move as well.`;
  return `If the coordinator dealt out all big chats anew, ${people(moved, 'second socket', 'second sockets')} more would move.`;
}

/** "These are 8 handshakes: 4 ms of a core in all." */
function costWords({ coming }: Outage, { tSubscribe }: Scenario): string[] {
  const { sockets, handshakeMicros, subscriptions } = coming!;
  if (sockets === 0) return [];
  if (handshakeMicros === null) return ['What it costs to open a stream is not in the model.'];
  const subscribed = subscriptions === null ? '' : ` ${sentence(people(subscriptions, 'subscription takes', 'subscriptions take'))} the broker ${tSubscribe === 0 ? 'no time here' : duration(subscriptions * tSubscribe)}.`;
  return [`${people(sockets, 'handshake takes', 'handshakes take')} ${duration(handshakeMicros)} of a core${isOne(sockets) ? '' : ' in all'}.${subscribed}`];
}

/** "The rest hold it: the fullest has 11% of its cores busy then, and 10% of the sockets meant for it." */
function afterWords(outage: Outage): string {
  const { after, by } = outage;
  const one = by === 'counts' ? 'the fullest gateway' : 'a gateway';
  if (holdsAfter(outage)) return `The rest hold it: ${one} then has ${listed(after.map(filledWords))}.`;
  return `The rest do not hold it: ${one} would have ${listed(after.filter((filling) => !isWithin(filling)).map(filledWords))}.`;
}

function filledWords({ limit, share: part }: Filling): string {
  const of = limit === 'sockets' ? 'of the sockets meant for it' : componentOf(limit)?.isLink ? 'of its link full' : 'of its cores busy';
  return `${sharesText(part)} ${of}`;
}

const DIGITS = 3;

function sharesText(part: number): string {
  return share(Number(part.toPrecision(DIGITS)));
}

function backWords(outage: Outage): string[] {
  const { backMicros, noTime } = outage;
  if (backMicros !== null) return backMicros === 0 ? [] : [`At the soonest all are back after ${duration(backMicros)}: ${isEven(outage) ? 'each gateway' : 'the gateway to which most come'} does nothing but handshakes in the time that its messages leave it.`];
  if (noTime === 'free') return ['A handshake takes no time here, so there is no least time until all are back.'];
  if (noTime === 'full') return ['Messages leave no time for handshakes, so nobody knows when all are back.'];
  return [];
}

/** What they do not hear meanwhile, and whether that can be had again. */
function missedWords({ missedPerSecond: missed, keepsLog, way }: Outage): string[] {
  if (missed === 0) return [];
  const kept = keepsLog ? 'They stay in the logs of the chats, and clients ask for them again.' : 'The model keeps no history: clients would have to fetch them from one beside it.';
  return [`Until ${way === 'edge' ? 'the streams are open again' : 'they are back'} about ${people(missed, 'message', 'messages')} a second ${isOne(missed) ? 'passes' : 'pass'} them by. ${kept}`];
}

/** A cell: "0", "9.98 million"; with those who would move if chats were dealt out anew. */
export function othersText({ coming }: Outage): string {
  if (!coming) return '–';
  return coming.dealtAnew ? `${peopleText(coming.others)} (${peopleText(coming.dealtAnew)})` : peopleText(coming.others);
}

/** "8"; a dash where nobody is left to come to. */
export function toOneText({ coming }: Outage): string {
  return coming ? peopleText(coming.most) : '–';
}

/** "8"; where edges keep the sockets, "0 (8 streams)". */
export function endsText(outage: Outage): string {
  const { sockets } = fallenOf(outage);
  return outage.way === 'edge' ? OUTAGE.noSocket(people(sockets, 'stream', 'streams')) : peopleText(sockets);
}

/** "cores 11%": what of the fullest of the others is fullest. */
export function fullestText(outage: Outage): string {
  const fullest = fullestAfter(outage);
  if (!fullest) return '–';
  const { limit, share: part } = fullest;
  return `${limit === 'sockets' ? 'sockets' : componentOf(limit)?.isLink ? 'link' : 'cores'} ${sharesText(part)}`;
}

/** "1.5 ms", or why there is no such time. */
export function backText({ backMicros, noTime }: Outage): string {
  if (backMicros !== null) return duration(backMicros);
  return { alone: OUTAGE.nobody, free: duration(0), full: OUTAGE.never, streams: OUTAGE.streams }[noTime!];
}
