/** The sentence under the picture: what is happening at the play head, for every state of a run. */
import type { Hearing } from '../../engine/theory/hearing';
import type { Design, Role } from '../../model/design';
import { peopleOf } from '../../model/people';
import type { Scenario } from '../../model/scenario';
import { presenceOf, viewingShare } from '../../model/presence';
import { sizesOf } from '../../model/sizes';
import { placementOf } from '../../model/placement';
import { OUTCOME, type HopKind, type Trace } from '../../model/trace';
import { spaceOf } from '../../model/traits';
import type { Stretch } from '../../reading/flight';
import type { Moment } from '../../reading/moment';
import { followsSwitches } from '../../model/switching';
import { counted, duration, listed, number } from '../format';
import { switchingSentence, type SwitchCrossing } from './moving';
import { apiName, chatName, gatewayName, personName, topicName } from './names';

export interface Scene {
  readonly scenario: Scenario;
  readonly design: Design;
  readonly trace: Trace;
  readonly moment: Moment;
  readonly endMicros: number;
  /** The message that the picture follows, or −1 before the first. */
  readonly message: number;
  readonly trails: readonly Stretch[];
  /** Crossings of people who switch that are under way. */
  readonly switching: readonly SwitchCrossing[];
  /** How many had the chat of that message open when it was posted; asked where not everybody has. */
  readonly viewers: () => number;
}

export function sentenceOf(scene: Scene): string {
  const { scenario, moment, message } = scene;
  const people = connectingPeople(scene);
  if (moment.micros < 0) return connectingSentence(scene, people);
  const moving = scene.switching.length > 0 ? switchingSentence(scene.switching) : '';
  if (message < 0) {
    return moving || `${counted(people, 'person holds', 'people hold')} a socket open, on ${counted(scenario.gateways, 'gateway', 'gateways')}. Nobody has said anything yet.`;
  }
  const flying = scene.trails.filter((trail) => trail.progress < 1);
  if (flying.length === 0) return moving || restingSentence(scene);
  return `${flyingSentence(scene, flying[flying.length - 1]!.kind, flying)} ${moving}`.trimEnd();
}

/** People who connect in this run. */
function connectingPeople({ scenario, design }: Scene): number {
  const { isEverybodyConnected, isConnected } = presenceOf(scenario, design);
  const people = peopleOf(scenario);
  return isEverybodyConnected ? people : countOfPeople(0, people, isConnected);
}

function countOfPeople(first: number, count: number, counts: (person: number) => boolean): number {
  let sum = 0;
  for (let person = first; person < first + count; person++) if (counts(person)) sum++;
  return sum;
}

function connectingSentence(scene: Scene, people: number): string {
  const { scenario, design, moment } = scene;
  const connected = moment.connected.reduce((sum, one) => sum + one, 0);
  const placement = placementOf(scenario, design);
  if (connected === people) return people === 0 ? 'Nobody is online with this chat open.' : people === 1 ? 'The one person is connected.' : `All ${number(people)} people are connected.`;
  return `People connect (${placement.title.toLowerCase()}): ${number(connected)} of ${number(people)} are on. ${placement.summary}`;
}

function flyingSentence(scene: Scene, kind: HopKind, flying: readonly Stretch[]): string {
  const { message, trace } = scene;
  const chat = chatName(trace.messages.chat[message]!);
  const sender = personName(trace.messages.sender[message]!);
  if (kind.id === 'post') return `${sender} posts: the message travels to the Chat API of ${chat}.`;
  if (kind.to === 'user') return writingSentence(scene);
  const many = flying.filter((trail) => trail.kind === kind).length;
  if (kind.reply) return `${counted(many, 'answer is', 'answers are')} on the way back to the Chat API of ${chat}.`;
  const subject = kind.from === 'chatApi' ? `The Chat API of ${chat}` : subjectOf(kind.from, chat, scene.design);
  return `${subject} ${kind.words}${amountOf(kind, many)}.`;
}

function subjectOf(role: Role, chat: string, design: Design): string {
  if (role !== 'topic') return `A ${role}`;
  return spaceOf(design, 'topic') === 'person' ? "Each member's own topic" : `The topic of ${chat}`;
}

function amountOf(kind: HopKind, many: number): string {
  if (kind.to === 'gateway') return `: ${counted(many, 'copy', 'copies')} on the way`;
  if (kind.to === 'topic') return many > 1 ? `: ${number(many)} in all` : '';
  return many > 1 ? `: ${number(many)} asked` : '';
}

function writingSentence(scene: Scene): string {
  const { moment, message } = scene;
  const copies = moment.copiesIn[message]!;
  const retries = beingRetried(scene);
  const failed = retries > 0 ? ` ${counted(retries, 'write', 'writes')} failed and ${retries === 1 ? 'is' : 'are'} tried again.` : '';
  return (
    `${counted(copies, 'copy is', 'copies are')} in. The gateways write the socket of every ${isSomebodyAbsent(scene) ? 'viewer' : 'member'}: ` +
    `${number(moment.heard[message]!)} of ${number(viewersOf(scene))} have the message.${failed}`
  );
}

function isSomebodyAbsent({ scenario }: Scene): boolean {
  return viewingShare(scenario) < 1 || followsSwitches(scenario);
}

/** Those who had the chat of the followed message open when it was posted. */
function viewersOf(scene: Scene): number {
  const { scenario, trace, message } = scene;
  return isSomebodyAbsent(scene) ? scene.viewers() : sizesOf(scenario).sizeOf(trace.messages.chat[message]!);
}

/** Failed writes whose next attempt is on its way or waits for its turn. */
function beingRetried(scene: Scene): number {
  const failed = new Set<number>();
  const settled = new Set<number>();
  for (const trail of scene.trails) {
    if (trail.kind.to !== 'user' || trail.progress < 1) continue;
    if (trail.outcome === OUTCOME.failed) failed.add(trail.person);
    else settled.add(trail.person);
  }
  return [...failed].filter((person) => !settled.has(person)).length;
}

function restingSentence(scene: Scene): string {
  const { scenario, trace, moment, message } = scene;
  const chat = chatName(trace.messages.chat[message]!);
  const sender = personName(trace.messages.sender[message]!);
  const heard = moment.heard[message]!;
  const viewers = viewersOf(scene);
  if (viewers === 0) return `Nobody has ${chat} open: ${sender}'s message serves nobody, with ${counted(moment.copiesIn[message]!, 'copy', 'copies')} in.`;
  const everyone = heard === viewers;
  if (!everyone && moment.writesOut[message] === 0) return `${sender}'s message waits at a component.`;
  const verb = heard === 1 ? 'has' : 'have';
  const of = isSomebodyAbsent(scene) ? `viewers of ${chat}` : `of ${chat}`;
  const one = isSomebodyAbsent(scene) ? `The one viewer of ${chat}` : `The one person of ${chat}`;
  const all = viewers === 1 ? one : `All ${number(viewers)} ${of}`;
  const part = `${number(heard)} of ${number(viewers)} ${isSomebodyAbsent(scene) ? of : `in ${chat}`}`;
  const who = `${everyone ? all : part} ${verb} ${sender}'s message`;
  const how = `${counted(moment.copiesIn[message]!, 'copy', 'copies')} in, ${counted(moment.writesOut[message]!, 'write', 'writes')} out`;
  const lost = lostPeople(scene);
  const given = lost.length > 0 ? ` ${listed(lost)} ${lost.length === 1 ? 'was' : 'were'} given up after ${counted(scenario.attempts, 'attempt', 'attempts')}.` : '';
  return `${who}: ${how}.${given}${moment.micros >= scene.endMicros ? '' : ' The next message is yet to come.'}`;
}

function lostPeople(scene: Scene): string[] {
  return scene.trails.filter((trail) => trail.outcome === OUTCOME.lost && trail.progress >= 1).map((trail) => personName(trail.person));
}

/** "the first viewer hears after 81.5 ms, the last after 81.6 ms" */
export function hearingWords(firstMicros: number | null, lastMicros: number | null): string {
  if (firstMicros === null || lastMicros === null) return 'Nobody hears a message in this run.';
  return `The first viewer hears after ${duration(firstMicros)}, the last viewer after ${duration(lastMicros)}.`;
}

/** The same for a run that was counted: by formula, in a system that does nothing else. */
export function expectedHearingWords(hearing: Hearing | null, areAlike: boolean): string {
  if (!hearing) return hearingWords(null, null);
  const { firstMicros, lastMicros } = hearing;
  const where = areAlike ? '' : ', in the largest chat';
  return `By formula, with nothing else going on and no write failing${where}: the first viewer hears after about ${duration(firstMicros)}, the last viewer after about ${duration(lastMicros)}.`;
}

/** One line of the list of events. */
export function eventWords(kind: HopKind, from: number, to: number, person: number, units: number, outcome: number): string {
  const lookups = kind.to === 'userGatewayStorage' && kind.phase === 'message' ? ` (${counted(units, 'look-up', 'look-ups')})` : '';
  const end = outcome === OUTCOME.failed ? ', fails' : outcome === OUTCOME.lost ? ', fails for the last time' : outcome === OUTCOME.dropped ? ', dropped: the line is full' : '';
  const name = kind.reply ? 'answer' : kind.id;
  return `${kind.phase === 'switch' ? 'switching, ' : ''}${name}: ${instanceName(kind.from, from, person)} → ${instanceName(kind.to, to, person)}${lookups}${end}`;
}

function instanceName(role: Role, index: number, person: number): string {
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
    case 'balancer':
      return 'load balancer';
    case 'topologyStore':
      return 'topology store';
    case 'coordinator':
      return 'coordinator';
  }
}
