/** Each design under each placement, opened by its link: the page tells what the engine counts in Node. */
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { DESIGN_IDS, designOf } from '../../src/designs';
import { rolesOf } from '../../src/model/design';
import { PLACEMENT_IDS } from '../../src/model/placement';
import { populate } from '../../src/model/population';
import type { RunResult } from '../../src/model/run';
import { OUTCOME } from '../../src/model/trace';
import { nodeRun } from './walk/engine';
import { expectSoon, hasEnded, runIsIn, typeHash } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { descriptions, gatewayDescriptions } from './walk/spoken';
import { gatewayText, personText, storageText, topicText } from './walk/wanted';
import { openPage, useBrowser } from './harness';

/** Past any end, so that the page opens on the end. */
const AT_END = 't=1000000';
const SCENE = `chats=3&users=7&gateways=5&messages=2&loss=0.3&parts=2&misplaced=0.4&${AT_END}`;

useBrowser();

/** What the page has to say at the end of a run. */
function told(run: RunResult) {
  return { gateways: gatewaysTold(run), people: peopleTold(run), storages: storagesTold(run), topics: topicsTold(run) };
}

function gatewaysTold({ ledger, scenario }: RunResult): string[] {
  const { receipts, writes, chats } = ledger.gateways;
  return Array.from(receipts, (count, gateway) => gatewayText(count, writes[gateway]!, chats[gateway]!, scenario.chats, scenario.whole !== undefined));
}

function peopleTold({ ledger, scenario, trace }: RunResult): string[] {
  const { seat } = populate(scenario, designOf(scenario.design));
  const { person, outcome, length } = trace!.crossings;
  const lost = new Float64Array(ledger.users.deliveries.length);
  for (let row = 0; row < length; row++) if (outcome[row] === OUTCOME.lost) lost[person[row]!]!++;
  return Array.from(ledger.users.deliveries, (count, index) => personText(count, seat(index), lost[index]!));
}

/** Shards of the storages that a message of this design meets. */
function storagesTold({ ledger, scenario }: RunResult): string[] {
  const roles = rolesOf(designOf(scenario.design));
  const shards = [
    ...(roles.has('chatUserStorage') ? [ledger.chatUserStorage] : []),
    ...(roles.has('userGatewayStorage') ? [ledger.userGatewayStorage] : []),
  ];
  return shards.flatMap(({ queries, lookups }) => Array.from(queries, (count, shard) => storageText(count, lookups[shard]!)));
}

function topicsTold({ ledger }: RunResult): string[] {
  const { publishes, notifications } = ledger.topics;
  return Array.from(publishes, (count, topic) => topicText(count, notifications[topic]!));
}

async function readFrom(page: Page, run: RunResult) {
  const roles = rolesOf(designOf(run.scenario.design));
  return {
    gateways: await gatewayDescriptions(page),
    people: await descriptions(page, /^u\d+$/),
    storages: [
      ...(roles.has('chatUserStorage') ? await descriptions(page, /^chat-user storage S\d+$/) : []),
      ...(roles.has('userGatewayStorage') ? await descriptions(page, /^user-gateway storage S\d+$/) : []),
    ],
    topics: await descriptions(page, /^topic /),
  };
}

async function expectSame(page: Page, link: string): Promise<void> {
  const run = nodeRun(link);
  await runIsIn(page);
  await hasEnded(page);
  await expectSoon(() => readFrom(page, run), link).toEqual(told(run));
}

describe('by link, the page tells what the engine counts in Node', () => {
  it.each(DESIGN_IDS)('%s', async (design) => {
    const links = PLACEMENT_IDS.map((placement) => `design=${design}&placement=${placement}&${SCENE}`);
    const page = await openPage({ hash: links[0]! });
    await expectSame(page, links[0]!);
    for (const link of links.slice(1)) {
      await typeHash(page, link);
      await expectSame(page, link);
    }
    expectNoComplaint(page);
  });

  it('what is known of some of them beforehand', async () => {
    const page = await openPage({ hash: `seed=2&${AT_END}` });
    for (const [link, gateways, words] of KNOWN) {
      await typeHash(page, `${link}&${AT_END}`);
      await expectSoon(() => gatewayDescriptions(page), link).toEqual(Array<string>(gateways).fill(words));
    }
    expectNoComplaint(page);
  });
});

/** The emulation's first three rows for its three designs, and eight chats of eight on eight. */
const KNOWN: [link: string, gateways: number, words: string][] = [
  ['design=chat-gateway&chats=8&users=8&gateways=8', 8, 'took in 1 copy, wrote 8 sockets, hears 1 of 8 chats'],
  ...['direct', 'topic-per-user', 'topic-per-chat'].flatMap((design): [string, number, string][] => [
    [`design=${design}&users=4`, 2, `took in ${design === 'topic-per-user' ? '2 copies' : '1 copy'}, wrote 2 sockets, hears 1 of 1 chat`],
    [`design=${design}&users=4&gateways=4`, 4, 'took in 1 copy, wrote 1 socket, hears 1 of 1 chat'],
    [`design=${design}&chats=4&users=4&gateways=4&messages=2`, 4, 'took in 8 copies, wrote 8 sockets, hears 4 of 4 chats'],
  ]),
];
