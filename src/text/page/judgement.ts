/** The verdict on all designs, in sentences that one could say, each with what it hangs on. */
import type { Breaking, Cheapest, Claimed, Hanging } from '../../model/judgement';
import type { PresetId } from '../../model/presets';
import type { Scenario } from '../../model/scenario';
import { componentOf, type Limit, type Weighing } from '../../model/weighing';
import { counted, countOf, listed, measured, rough, withArticle, wordFor } from '../format';
import { presetName } from '../presets';
import { componentsWords, costWords } from '../verdict';
import { fullWords, limitName, priceWords } from './needed';
import { instanceNames } from './overload';
import { inWhichChat } from './talk';

export const VERDICT = {
  title: 'The verdict',
  awaited: 'The verdict comes when all designs have been looked at.',
  formula: 'So far by formula; it is said again when everybody has been counted.',
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

function hanging(text: string, { holds, bounds, over }: Hanging): Sentence {
  if (!holds) return plain(text);
  const within = bounds.length === 0 ? 'is changed by no cost alone within a hundred times what it is' : `holds while ${listed(bounds.map(costWords))}`;
  return { text, hangs: `This ${within}${over.length > 0 ? `, ${componentsWords(over)}` : ''}.` };
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

/** What breaks first under the reader's own design. */
export function breakingSentence(breaking: Breaking, title: string, scenario: Scenario): Sentence {
  const { fullest: { limit, share }, fullAtRate } = breaking;
  const what = limit === 'sockets' ? 'what fills first is a gateway’s connections' : `what fills first is ${filledName(limit)}`;
  const when = fullAtRate === null ? '' : `, and would be full at ${measured(Number(fullAtRate.toPrecision(3)), 'message', 'messages')} a second ${inWhichChat(scenario)}`;
  const now = share >= 1 ? `it is asked for ${fullWords(share)} of what it can do${fullAtRate === null ? '' : `, and is full from ${measured(Number(fullAtRate.toPrecision(3)), 'message', 'messages')} a second ${inWhichChat(scenario)} on`}` : `it is at ${fullWords(share)}${when}`;
  return hanging(`Under ${title} ${what}: ${now}.`, breaking);
}

/** Which design needs the fewest machines, and by what. */
export function cheapestSentence(cheapest: Cheapest | null, price: number | null, titleOf: TitleOf): Sentence {
  if (!cheapest) return plain('No design holds this with any number of machines.');
  const { designs, machines, gateways, next } = cheapest;
  const cost = price === null ? '' : `, ${priceWords(machines, price)} an hour`;
  const each = `${counted(machines, 'machine', 'machines')}${cost}, of which ${countOf(gateways)} ${wordFor(gateways, 'is a gateway', 'are gateways')}, one of them to spare`;
  const first = designs.length === 1 ? `The cheapest that holds is ${titleOf(designs[0]!)}: ${each}.` : `The cheapest that hold are ${named(designs, titleOf)}, with ${each} under the first.`;
  if (!next) return plain(first);
  const { most } = next;
  const why = most === null ? '' : `, ${counted(most.more, 'machine', 'machines')} more for ${instanceNames(most.role)[1]}`;
  const second = `${capital(titleOf(next.design))} is next with ${countOf(next.machines)}${why}.`;
  return hanging(`${first} ${second}`, cheapest);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
  const ends = endsAt === null ? ' It does not cease with any number of gateways.' : ` It ceases at about ${rough(endsAt)} gateways: there twice as many take a quarter of the copies off each.`;
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
