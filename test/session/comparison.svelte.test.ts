/** What is asked of the worker about all designs, in which order, and what becomes of the answers. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import type { AnswerTo, Question, Trying } from '../../src/model/weighing';
import { comparingLink } from '../../src/pages/compare/links';
import { askedBefore } from '../../src/session/asked';
import { Comparison, MOST_COUNTED_UNASKED } from '../../src/session/comparison.svelte';
import type { TaskOptions } from '../../src/worker/client';
import { FakeClient } from '../pages/lab-fixture';

/** Answers as the worker does, and keeps the questions; from some question on it may hold its answers back, or fail. */
class Asked extends FakeClient {
  readonly questions: Question[] = [];
  failing: ((question: Question) => boolean) | null = null;
  holdingFrom = Infinity;

  override answer<One extends Question>(question: One, options?: TaskOptions<Trying>): Promise<AnswerTo<One>> {
    this.questions.push(question);
    if (this.failing?.(question)) return Promise.reject(new Error('too much for this engine'));
    if (this.questions.length > this.holdingFrom) {
      return new Promise((_, reject) => { options?.signal?.addEventListener('abort', () => { reject(new DOMException('aborted', 'AbortError')); }); });
    }
    return super.answer(question);
  }
}

let written: [string, boolean][] = [];
afterEach(() => { written = []; });

function open(hash: string, client = new Asked(), whenFree = (): Promise<void> => Promise.resolve()): { comparison: Comparison; client: Asked } {
  const comparison = new Comparison({ client, writeLink: (link, step) => { written.push([link, step]); }, whenFree });
  comparison.open(hash);
  return { comparison, client };
}
const settled = (comparison: Comparison) => vi.waitFor(() => { expect(comparison.progress).toBeNull(); });
const kinds = ({ questions }: Asked): string[] => [...new Set(questions.map((question) => `${question.kind} ${'by' in question ? question.by : ''}`))];

describe('a page that compares all designs', () => {
  it('asks by formula first, then by counts, and says the verdict after each', async () => {
    const { comparison, client } = open('compare&chats=4&users=8&gateways=4');
    await settled(comparison);
    expect(kinds(client)).toEqual(['weigh formula', 'need formula', 'judge formula', 'weigh counts', 'need counts', 'judge counts']);
    expect(client.questions).toHaveLength(4 * CATALOGUE.length + 2);
    expect(comparison.isCounted).toBe(true);
    expect(comparison.judgement?.by).toBe('counts');
    expect(comparison.studies.map(({ design }) => design)).toEqual(CATALOGUE.map(({ id }) => id));
  });

  it('asks nothing before the worker has done what comes first', async () => {
    let free = (): void => undefined;
    const { comparison, client } = open('compare&chats=4&users=8&gateways=4', new Asked(), () => new Promise((resolve) => { free = resolve; }));
    await Promise.resolve();
    expect(client.questions).toEqual([]);
    expect(comparison.progress, 'and says that something is under way').toMatchObject({ done: 0 });
    free();
    await vi.waitFor(() => { expect(client.questions).toHaveLength(1); });
    comparison.cancel();
  });

  it('counts very many people only when it is asked to', async () => {
    const { comparison, client } = open('compare&chats=1000&users=10000&gateways=1000');
    await settled(comparison);
    expect(1000 * 10_000).toBeGreaterThan(MOST_COUNTED_UNASKED);
    expect(kinds(client)).toEqual(['weigh formula', 'need formula', 'judge formula']);
    expect(comparison.isCounted).toBe(false);
    client.holdingFrom = 0;
    comparison.countAll();
    await vi.waitFor(() => { expect(kinds(client)).toContain('weigh counts'); });
    comparison.cancel();
  });

  it('can be stopped, keeps what is there, and goes on with what is missing', async () => {
    const client = new Asked();
    client.holdingFrom = CATALOGUE.length + 1;
    const { comparison } = open('compare&chats=4&users=8', client);
    await vi.waitFor(() => { expect(client.questions).toHaveLength(CATALOGUE.length + 2); });
    comparison.cancel();
    expect(comparison.isStopped).toBe(true);
    expect(comparison.studies.every(({ weighing, problem }) => weighing !== null && problem === null)).toBe(true);
    client.holdingFrom = Infinity;
    const before = client.questions.length;
    comparison.countAll();
    await settled(comparison);
    expect(client.questions.slice(before).some((question) => question.kind === 'weigh' && question.by === 'formula')).toBe(false);
    expect(comparison.isCounted).toBe(true);
  });

  it('asks again for what could not be told, and for nothing else, when it is asked to', async () => {
    const client = new Asked();
    client.failing = () => true;
    const { comparison } = open('compare&chats=4&users=8', client);
    await settled(comparison);
    expect(comparison.troubled).toBe(CATALOGUE.length);
    client.failing = ({ kind, scenario }) => kind === 'need' && scenario.design === CATALOGUE[1]!.id;
    comparison.tryAgain();
    await settled(comparison);
    expect(comparison.troubled).toBe(1);
    client.failing = null;
    const before = client.questions.length;
    comparison.tryAgain();
    await settled(comparison);
    expect([comparison.troubled, comparison.isCounted]).toEqual([0, true]);
    expect(client.questions.slice(before).filter(({ kind }) => kind !== 'judge').map(({ kind, scenario }) => [kind, scenario.design])).toEqual([['need', CATALOGUE[1]!.id], ['need', CATALOGUE[1]!.id]]);
  });

  it('tells what an engine says of one design, and goes on with the others', async () => {
    const client = new Asked();
    client.failing = (question) => question.kind === 'need' && question.scenario.design === CATALOGUE[1]!.id;
    const { comparison } = open('compare&chats=4&users=8', client);
    await settled(comparison);
    expect(comparison.studies[1]!.problem).toBe('too much for this engine');
    expect(comparison.studies.filter(({ problem }) => problem !== null)).toHaveLength(1);
    expect(comparison.judgement).not.toBeNull();
  });

  it('asks anew what a change makes stale, and no more', async () => {
    const { comparison, client } = open('compare&chats=4&users=8');
    await settled(comparison);
    const asked = (change: () => void) => async (): Promise<string[]> => {
      client.questions.length = 0;
      change();
      await settled(comparison);
      return [...new Set(client.questions.map(({ kind }) => kind))];
    };
    expect(await asked(() => { comparison.ask({ price: 2 }); })()).toEqual([]);
    const { cheapest } = comparison;
    expect(await asked(() => { comparison.ask({ delay: 100, machines: 5 }); })(), 'of which other two the order is told').toEqual(['judge']);
    expect(comparison.cheapest).not.toEqual(cheapest);
    expect(await asked(() => { comparison.ask({ delay: 99_999 }); })(), 'the same two').toEqual([]);
    expect(await asked(() => { comparison.change({ design: CATALOGUE[1]!.id }); })()).toEqual(['judge']);
    expect(await asked(() => { comparison.ask({ reserve: 80 }); })()).toEqual(['need', 'judge']);
    expect(await asked(() => { comparison.change({ gateways: 3 }); })()).toEqual(['weigh', 'need', 'judge']);
    expect(written.at(-1)).toEqual([comparison.link, true]);
    expect(comparison.link).toBe(`compare&reserve=80&price=2&delay=99999&machines=5&design=${CATALOGUE[1]!.id}&chats=4&gateways=3`);
  });

  it('tells what was wrong with its address', () => {
    const { comparison } = open('compare&reserve=500&gateway=3');
    expect(comparison.repairs.map(({ key }) => key)).toEqual(['reserve', 'gateway']);
    expect(comparison.asked.reserve).toBe(100);
    comparison.cancel();
  });
});

describe('what is asked', () => {
  afterEach(() => { sessionStorage.clear(); });

  it('is kept in this window for the way through the lab, and given up where an address asks nothing', () => {
    const { comparison } = open('compare&delay=200&machines=24&chats=4');
    expect(askedBefore()).toBe('delay=200&machines=24');
    comparison.ask({ delay: null, reserve: 70 });
    expect(comparingLink('chats=5', askedBefore())).toBe('compare&reserve=70&machines=24&chats=5');
    open('compare&chats=4');
    expect([askedBefore(), comparingLink('', askedBefore())]).toEqual(['', 'compare']);
  });

  it('is the address’s alone where nothing can be kept', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError'); });
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => { throw new DOMException('denied', 'SecurityError'); });
    expect(open('compare&delay=200').comparison.asked.delay).toBe(200);
    expect(askedBefore()).toBe('');
    vi.restoreAllMocks();
  });
});
