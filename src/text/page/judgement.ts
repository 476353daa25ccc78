/** The verdict on all designs, in sentences that one could say, each with what it hangs on. */
import type { Breaking, Claimed, Hanging, Ordered } from '../../model/judgement';
import type { PresetId } from '../../model/presets';
import type { Scenario } from '../../model/scenario';
import { componentOf, holderOf, type Filling, type Limit, type Weighing } from '../../model/weighing';
import type { Challenge, Entrant, Held } from '../../reading/challenge';
import type { Cheapest } from '../../reading/cheapest';
import { counted, countOf, listed, measured, rough, sentence, withArticle } from '../format';
import { presetName } from '../presets';
import { componentsWords, costWords } from '../verdict';
import { askedWords, missedWords } from './challenge';
import { fullWords, limitName, priceWords } from './needed';
import { instanceNames } from './overload';
import { inWhichChat } from './talk';

export const VERDICT = {
  title: 'The verdict',
  awaited: 'The verdict comes when all designs have been looked at.',
  formula: 'So far by formula; it is said again once everybody has been counted.',
  partly: 'So far by formula where counting is still going on; it is said again with each design that has been counted.',
} as const;

export interface Sentence {
  readonly text: string;
  /** What it hangs on; empty where that is said already. */
  readonly hangs: string;
}

/** From the id of a design to its title, as it stands in a sentence. */
export type TitleOf = (design: string) => string;

/** Designs that are named one by one. */
const MOST_NAMED = 4;

/** "direct append, topic per chat and 5 more". */
function named(designs: readonly string[], titleOf: TitleOf): string {
  const shown = designs.slice(0, MOST_NAMED).map(titleOf);
  return listed(designs.length > MOST_NAMED ? [...shown, `${countOf(designs.length - MOST_NAMED)} more`] : shown);
}

function plain(text: string): Sentence {
  return { text, hangs: '' };
}

/** "holds while one copy taken in costs more than 4 µs", or however far any one cost may be from what it is. */
function boundsWords({ bounds }: Hanging): string {
  return bounds.length === 0 ? 'holds even where any one cost is a hundred times what it is, or a hundredth' : `holds while ${listed(bounds.map(costWords))}`;
}

function hanging(text: string, hangs: Hanging): Sentence {
  return hangs.holds ? { text, hangs: `This ${boundsWords(hangs)}.` } : plain(text);
}

/** Of machines, costs say how many as well: what is told to stay is which of two designs takes less. */
function orderWords({ first, next, over, ...hangs }: Ordered, titleOf: TitleOf): string {
  return hangs.holds ? `That ${titleOf(first)} takes less than ${titleOf(next)} ${boundsWords({ ...hangs, over })}, ${componentsWords(over)}; how many machines each takes does change with costs.` : '';
}

/** Under which designs all holds as things stand, and what is too full under the others. */
export function standingSentence(weighings: readonly Weighing[], reserve: number, titleOf: TitleOf): Sentence {
  const over = weighings.filter(({ fullest }) => fullest !== null && fullest.share > reserve);
  const holding = `${countOf(weighings.length - over.length)} of ${counted(weighings.length, 'design', 'designs')}`;
  const first = `With the gateways and shards that there are, nothing is above ${fullWords(reserve)} of its limit under ${holding}.`;
  if (over.length === 0) return plain(first);
  const shown = over.slice(0, MOST_NAMED).map(({ design, fullest }) => `${titleOf(design)} (${limitName(fullest!.limit)}, ${fullWords(fullest!.share)})`);
  return plain(`${first} Too full: ${listed(over.length > MOST_NAMED ? [...shown, `${countOf(over.length - MOST_NAMED)} more`] : shown)}.`);
}

/** "a gateway", "the link of a gateway". */
function filledName(limit: Limit): string {
  return componentOf(limit)?.isLink ? `the ${limitName(limit)}` : withArticle(limitName(limit));
}

/** Of which instance a share is: what is placed unevenly is fullest at one, which only a count knows. */
function ofWhich(limit: Limit, by: Weighing['by']): string {
  const [one, other] = instanceNames(holderOf(limit) ?? componentOf(limit)!.role);
  return by === 'counts' ? `the fullest ${one}` : `${other} in the mean, or of the largest chat`;
}

/** What fills first under the design on the stage, as the tables have it; and when it would be full, where that is known of it. */
export function breakingSentence({ fullest: { limit, share }, by }: Pick<Weighing, 'by'> & { readonly fullest: Filling }, breaking: Breaking | null, title: string, scenario: Scenario): Sentence {
  const known = breaking?.fullest.limit === limit ? breaking : null;
  const rate = known?.fullAtRate ?? null;
  const fullFrom = rate === null ? null : `${measured(Number(rate.toPrecision(3)), 'message', 'messages')} a second ${inWhichChat(scenario)}`;
  const what = holderOf(limit) ? `${withArticle(instanceNames(holderOf(limit)!)[0])}’s connections` : filledName(limit);
  const over = `it is asked for ${fullWords(share)} of what it can do${fullFrom === null ? '' : `, and is full from ${fullFrom} on`}`;
  const under = `it is at ${fullWords(share)}${fullFrom === null ? '' : `, and would be full at ${fullFrom}`}`;
  const text = `Under ${title}, the design on the stage, what fills first is ${what}: ${share >= 1 ? over : under} (${ofWhich(limit, by)}).`;
  return known ? hanging(text, known) : plain(text);
}

/** What a sentence about the cheapest design goes by. */
export interface AboutCheapest {
  /** Null where nothing is asked. */
  readonly asked: Challenge | null;
  readonly price: number | null;
  /** The order of two that is known; of other two it says nothing. */
  readonly ordered: Ordered | null;
  readonly titleOf: TitleOf;
  /** The same, with what is taken for granted of it. */
  readonly assumedOf: TitleOf;
}

/** Which design needs the fewest machines, and by what. */
export function cheapestSentence(cheapest: Cheapest, { asked, price, ordered, titleOf, assumedOf }: AboutCheapest): Sentence {
  const { designs, machines, next } = cheapest;
  const isOne = designs.length === 1;
  const the = asked ? `${askedWords(asked)}, the cheapest ${isOne ? 'is' : 'are'}` : `The cheapest that ${isOne ? 'holds is' : 'hold are'}`;
  const cost = price === null ? '' : `, ${priceWords(machines, price)} an hour`;
  const first = `${the} ${named(designs, assumedOf)}: ${counted(machines, 'machine', 'machines')}${isOne ? '' : ' each'}${cost}, ${spareWords(cheapest)}.`;
  if (!next) return plain(first);
  const { most } = next;
  const why = most === null ? '' : `, ${counted(most.more, 'machine', 'machines')} more for ${instanceNames(most.role)[1]}`;
  const text = `${first} ${sentence(titleOf(next.design))} is next with ${countOf(next.machines)}${why}.`;
  const isTheirs = ordered?.first === designs[0] && ordered?.next === next.design;
  return isTheirs ? { text, hangs: orderWords(ordered!, titleOf) } : plain(text);
}

/** What may fail of them. */
function spareWords({ gateways, machines }: Cheapest): string {
  if (gateways === null) return 'and any one gateway may fail';
  if (gateways === machines) return machines === 1 ? 'a gateway' : 'all of them gateways, of which any one may fail';
  return `${countOf(gateways)} of them gateways, of which any one may fail`;
}

/** Where no design holds: which one comes nearest to what is asked, and what it misses. */
export function noneSentence(asked: Challenge | null, all: number, nearest: { readonly study: Entrant & { readonly design: string }; readonly held: Held } | null, titleOf: TitleOf): Sentence {
  if (!nearest || !asked) return plain('No design holds this with any number of machines.');
  const { study, held } = nearest;
  return plain(`${askedWords(asked)}, none of ${counted(all, 'design', 'designs')} holds. The nearest miss is ${titleOf(study.design)}: ${listed(missedWords(study, held, asked))}.`);
}

/** Of which designs the article's claim is true here. */
export function claimSentence({ trueOf, falseOf }: Claimed, titleOf: TitleOf): Sentence {
  const claim = 'The article’s claim, that more gateways leave each with as many copies,';
  if (trueOf.length === 0) return plain(`${claim} is true of no design here: twice the gateways take copies off each of them under every one.`);
  const others = falseOf.length === 0 ? '' : ` It is not true of ${named(falseOf, titleOf)}.`;
  return plain(`${claim} is true here of ${named(trueOf, titleOf)}: twice the gateways take less than a tenth off.${others}`);
}

/** Twice the gateways save that much of the work at least, where the claim is said not to matter; as the engine has it. */
const HARMLESS = 0.4;

/** Whether it matters, and where it ends. */
export function mattersSentence(claimed: Claimed, titleOf: TitleOf): Sentence | null {
  const { closely } = claimed;
  if (!closely) return null;
  const { design, workSaved, copiesShare, endsAt } = closely;
  const isHarmless = workSaved >= HARMLESS;
  const saves = isHarmless ? `twice the gateways still save ${fullWords(workSaved)} of it` : `twice the gateways save ${fullWords(Math.max(0, workSaved))} of it and not half`;
  const ends = endsAt === null ? ' However many gateways there are, twice as many never take a quarter of the copies off each.' : ` With about ${rough(endsAt)} gateways that is over: there twice as many take a quarter of the copies off each.`;
  return hanging(`That ${isHarmless ? 'hardly matters' : 'matters'}: under ${titleOf(design)} taking in copies is ${fullWords(copiesShare)} of a gateway’s work, so ${saves}.${ends}`, claimed);
}

/** Of a design, who says that they run it. */
export interface Published {
  readonly design: string;
  readonly who: readonly string[];
}

/** What nobody has published. */
export function publishedSentence(cheapest: readonly Published[], all: readonly Published[], preset: PresetId | 'own', titleOf: TitleOf): Sentence {
  const unsaid = all.filter(({ who }) => who.length === 0).map(({ design }) => design);
  const known = cheapest.filter(({ who }) => who.length > 0).slice(0, MOST_NAMED).map(({ design, who }) => `${titleOf(design)}: ${listed(who)}`);
  const run = known.length === 0 ? '' : ` Who says that they run something like ${known.join('; ')}.`;
  const none = unsaid.length === 0 ? '' : ` Nobody is known to run ${named(unsaid, titleOf)}.`;
  return plain(`What nobody has published is what a copy, a write or a look-up costs in a messenger’s own gateways; here they are ${presetName(preset)}.${run}${none}`);
}
