/** The sentence under the picture: what is happening at the play head, for every state of a run. */
import { roleOf, type Role } from '../../model/roles';
import { viewingShare } from '../../model/presence';
import { followsSwitches } from '../../model/switching';
import type { Topology } from '../../model/topology';
import { isCopyIn, isDelivery, OUTCOME, type HopKind } from '../../model/trace';
import type { Stretch } from '../../reading/flight';
import type { UnderWay } from '../../reading/underway';
import { articleOf, counted, duration, fromTo, listed, number } from '../format';
import { switchingSentence } from './moving';
import { carriedWords, droppedSentence, frameWords, heldSentence } from './owners';
import { apiName, chatName, gatewayName, personName, topicName, ROLE_NAMES } from './names';
import { unreachedWords } from './rooms';

/** @param isShort it is heard step after step: what stays as it was is left out */
export function sentenceOf(now: UnderWay, isShort = false): string {
  const { moment, message, stretches, switching } = now;
  if (moment.micros < 0) return connectingSentence(now, isShort);
  const moving = switching.length > 0 ? switchingSentence(switching, now.result.scenario) : '';
  if (message < 0) {
    const { gateways } = now.result.scenario;
    return moving || `${counted(now.connecting, 'person holds', 'people hold')} a socket open, on ${counted(gateways, 'gateway', 'gateways')}. Nobody has said anything yet.`;
  }
  const flying = stretches.filter((stretch) => stretch.progress < 1);
  if (flying.length === 0) return moving || restingSentence(now);
  const told = flying.filter(({ kind }) => !kind.badge).at(-1) ?? flying.at(-1)!;
  return `${flyingSentence(now, told.kind, flying)} ${moving}`.trimEnd();
}

function connectingSentence({ result: { topology }, moment, connecting: people }: UnderWay, isShort: boolean): string {
  const { placement } = topology;
  if (moment.totalConnected === people) return people === 0 ? 'Nobody is online with this chat open.' : people === 1 ? 'The one person is connected.' : `All ${number(people)} people are connected.`;
  return `People connect (${placement.title.toLowerCase()}): ${number(moment.totalConnected)} of ${number(people)} are on.${isShort ? '' : ` ${placement.summary}`}`;
}

function flyingSentence(now: UnderWay, kind: HopKind, flying: readonly Stretch[]): string {
  const { chat, sender } = namesOf(now);
  if (kind.id === 'post') return `${sender} posts: the message travels to the Chat API of ${chat}.`;
  const many = flying.filter((stretch) => stretch.kind === kind).length;
  if (kind.badge) return badgesSentence(kind, many, chat);
  if (kind.to === 'user') return writingSentence(now);
  if (kind.phase === 'clock') return `${counted(many, 'answer brings', 'answers bring')} ${sender}'s message from the log of ${chat}.`;
  if (kind.reply) return `${counted(many, 'answer is', 'answers are')} on the way back to the Chat API of ${chat}.`;
  const subject = kind.from === 'chatApi' ? `The Chat API of ${chat}` : subjectOf(kind.from, chat, now.result.topology);
  return `${subject} ${kind.words}${amountOf(kind, many)}.${frameWords(now.owner.carried)}`;
}

/** Badges alone are on the way: whoever has the chat open has been written to. */
function badgesSentence({ to }: HopKind, many: number, chat: string): string {
  const where = to === 'user' ? `to ${many === 1 ? 'a member' : 'members'} of ${chat} who ${many === 1 ? 'has' : 'have'} another chat open` : `to ${many === 1 ? 'a gateway that holds' : 'gateways that hold'} somebody away`;
  return `${counted(many, 'badge', 'badges')} on the way ${where}.`;
}

/** The names of the followed message's chat and of its sender. */
function namesOf({ result: { trace, scenario }, message }: UnderWay): { readonly chat: string; readonly sender: string } {
  return { chat: chatName(trace.messages.chat[message]!, scenario), sender: personName(trace.messages.sender[message]!) };
}

function subjectOf(role: Role, chat: string, { topicOf }: Topology): string {
  if (role !== 'topic') return `${articleOf(ROLE_NAMES[role]) === 'an' ? 'An' : 'A'} ${ROLE_NAMES[role]}`;
  if (topicOf === 'gateway') return "Each gateway's own topic";
  return topicOf === 'person' ? "Each member's own topic" : `The topic of ${chat}`;
}

function amountOf(kind: HopKind, many: number): string {
  if (kind.to === 'gateway') return `: ${counted(many, 'copy', 'copies')} on the way`;
  if (kind.to === 'topic') return many > 1 ? `: ${number(many)} in all` : '';
  return many > 1 ? `: ${number(many)} asked` : '';
}

/** Whoever hears a message has asked for it; or some are told and others ask; or all are told. */
function hearingWay({ result: { topology: { kinds } } }: UnderWay): 'asked' | 'both' | 'told' {
  const deliveries = kinds.filter(isDelivery);
  if (!deliveries.some(({ phase }) => phase === 'clock')) return 'told';
  return deliveries.some(({ phase }) => phase === 'message') ? 'both' : 'asked';
}

/** "1 copy and 2 answers": what has come in for those who are told, and for those who ask. */
function copiesAndAnswers({ moment, message, stretches }: UnderWay): string {
  const copies = stretches.filter(({ kind, progress }) => kind.phase === 'message' && isCopyIn(kind) && progress >= 1).length;
  return `${counted(copies, 'copy', 'copies')} and ${counted(moment.copiesIn[message]! - copies, 'answer', 'answers')}`;
}

/** "12 requests so far, 4 of them answered with nothing." */
function requestsSentence({ moment: { totalRequests, totalEmptyAnswers } }: UnderWay): string {
  return ` ${counted(totalRequests, 'request', 'requests')} so far, ${number(totalEmptyAnswers)} answered with nothing.`;
}

function writingSentence(now: UnderWay): string {
  const { moment, message, owner: { carried } } = now;
  const copies = moment.copiesIn[message]!;
  const retries = beingRetried(now);
  const failed = retries > 0 ? ` ${counted(retries, 'write', 'writes')} failed and ${retries === 1 ? 'is' : 'are'} tried again.` : '';
  const way = hearingWay(now);
  if (way === 'both') return `${copiesAndAnswers(now)} are in. Gateways write their sockets: ${number(moment.heard[message]!)} of ${number(viewersOf(now))} have the message.${failed}`;
  if (way === 'asked') return `${counted(copies, 'answer has', 'answers have')} brought it. Each is written to who asked: ${number(moment.heard[message]!)} of ${number(viewersOf(now))} have the message.${failed}`;
  return (
    `${counted(copies, 'copy is', 'copies are')} in. The gateways write the socket of every ${isSomebodyAbsent(now) ? 'viewer' : 'member'}: ` +
    `${number(moment.heard[message]!)} of ${number(viewersOf(now))} have ${carried > 1 ? carriedWords('', carried) : 'the message'}.${failed}`
  );
}

function isSomebodyAbsent({ result: { scenario } }: UnderWay): boolean {
  return viewingShare(scenario) < 1 || followsSwitches(scenario);
}

/** Those who had the chat of the followed message open when it was posted. */
function viewersOf({ result: { trace }, message }: UnderWay): number {
  return trace.messages.viewers[message]!;
}

/** Failed writes whose next attempt is on its way or waits for its turn. */
function beingRetried({ stretches }: UnderWay): number {
  const failed = new Set<number>();
  const settled = new Set<number>();
  for (const { kind, progress, outcome, person } of stretches) {
    if (!isDelivery(kind) || progress < 1) continue;
    if (outcome === OUTCOME.failed) failed.add(person);
    else settled.add(person);
  }
  return [...failed].filter((person) => !settled.has(person)).length;
}

function restingSentence(now: UnderWay): string {
  const { result: { scenario, summary, trace, topology: { pacing } }, moment, message, owner } = now;
  const { chat, sender } = namesOf(now);
  if (pacing && owner.held > 0) return heldSentence(sender, chat, owner.held, pacing);
  if (pacing?.most && owner.isDropped) return droppedSentence(sender, chat, owner.dropped, pacing.most);
  const heard = moment.heard[message]!;
  const viewers = viewersOf(now);
  const way = hearingWay(now);
  if (viewers === 0) return `Nobody has ${chat} open: ${sender}'s message serves nobody, with ${counted(moment.copiesIn[message]!, 'copy', 'copies')} in.`;
  const everyone = heard === viewers;
  if (!everyone && moment.writesOut[message] === 0) return way !== 'told' ? `${sender}'s message is in the log of ${chat}, and nobody has asked since.${requestsSentence(now)}` : `${sender}'s message waits at a component.`;
  const verb = heard === 1 ? 'has' : 'have';
  const of = isSomebodyAbsent(now) ? `viewers of ${chat}` : `of ${chat}`;
  const one = isSomebodyAbsent(now) ? `The one viewer of ${chat}` : `The one person of ${chat}`;
  const all = viewers === 1 ? one : `All ${number(viewers)} ${of}`;
  const part = `${number(heard)} of ${number(viewers)} ${isSomebodyAbsent(now) ? of : `in ${chat}`}`;
  const who = `${everyone ? all : part} ${verb} ${carriedWords(sender, owner.carried)}`;
  const how = `${counted(moment.copiesIn[message]!, 'copy', 'copies')} in, ${counted(moment.writesOut[message]!, 'write', 'writes')} out`;
  if (way === 'both') return `${who}: ${copiesAndAnswers(now)} in, ${counted(moment.writesOut[message]!, 'write', 'writes')} out.${requestsSentence(now)}`;
  if (way === 'asked') return `${who}: ${counted(moment.copiesIn[message]!, 'answer has', 'answers have')} brought it.${requestsSentence(now)}`;
  const lost = lostPeople(now);
  const given = lost.length > 0 ? ` ${listed(lost)} ${lost.length === 1 ? 'was' : 'were'} given up after ${counted(scenario.attempts, 'attempt', 'attempts')}.` : '';
  return `${who}: ${how}.${given}${unreachedWords(scenario, trace.messages.chat[message]!)}${moment.micros >= summary.endMicros ? '' : ' The next message is yet to come.'}`;
}

function lostPeople({ stretches }: UnderWay): string[] {
  return stretches.filter(({ kind, outcome, progress }) => isDelivery(kind) && outcome === OUTCOME.lost && progress >= 1).map(({ person }) => personName(person));
}

/** "the first viewer hears after 81.5 ms, the last after 81.6 ms" */
export function hearingWords(firstMicros: number | null, lastMicros: number | null): string {
  if (firstMicros === null || lastMicros === null) return 'Nobody hears a message in this run.';
  return `The first viewer hears after ${duration(firstMicros)}, the last viewer after ${duration(lastMicros)}.`;
}

/** The same for a run that was counted: by formula, in a system that does nothing else. */
export function expectedHearingWords(hearing: { readonly firstMicros: number; readonly lastMicros: number } | null, areAlike: boolean): string {
  if (!hearing) return hearingWords(null, null);
  const { firstMicros, lastMicros } = hearing;
  const where = areAlike ? '' : ', in the largest chat';
  return `By formula, with nothing else going on and no write failing${where}: the first viewer hears after about ${duration(firstMicros)}, the last viewer after about ${duration(lastMicros)}.`;
}

/** One line of the list of events. */
export function eventWords(kind: HopKind, from: number, to: number, person: number, units: number, outcome: number): string {
  const lookups = kind.to === 'userGatewayStorage' && kind.phase === 'message' ? ` (${counted(units, 'look-up', 'look-ups')})` : '';
  const end = outcome === OUTCOME.failed ? ', fails' : outcome === OUTCOME.lost ? ', fails for the last time' : outcome === OUTCOME.dropped ? ', dropped: the line is full' : outcome === OUTCOME.refused ? ', dropped: above the cap' : '';
  const name = kind.reply ? 'answer' : kind.id;
  return `${kind.phase === 'switch' ? 'switching, ' : ''}${name}: ${fromTo(instanceName(kind.from, from, person), instanceName(kind.to, to, person))}${lookups}${end}`;
}

export function instanceName(role: Role, index: number, person: number): string {
  switch (role) {
    case 'user':
      return personName(person >= 0 ? person : index);
    case 'gateway':
      return gatewayName(index);
    case 'chatApi':
      return apiName(index);
    case 'chatUserStorage':
      return `chat-user shard ${String(index + 1)}`;
    case 'userGatewayStorage':
      return `user-gateway shard ${String(index + 1)}`;
    case 'topic':
      return topicName(index, false);
    default:
      return roleOf(role).space === 'one' ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} ${String(index + 1)}`;
  }
}
