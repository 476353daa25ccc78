/** What the lesson leaves a reader with: a rule to decide by, its numbers worked out at the article's load. */
import { withChanges, type Scenario } from '../model/scenario';
import { viewingShare } from '../model/presence';
import { savedShare } from '../engine/theory/theory';
import { RULE, type RuleFigures } from '../text/lesson/rule';
import { presetName } from '../text/presets';
import { formulaFigures, type SceneFigures } from './figures';
import { atMeasured, coresInAll, dearestHandshakeMicros, MEASURED, plateauEnd, savedByDoubling } from './formulas';
import { scenarioOf, STEPS } from './index';

const FEW_VIEWING = 0.01;

/** A scene of the lesson by formula, with changes. */
function sceneOf(step: string, scene: string, changes: Partial<Scenario> = {}): SceneFigures {
  return formulaFigures(withChanges(scenarioOf(STEPS.find(({ id }) => id === step)!, scene), changes));
}

const workSavedByDoubling = ({ scenario, busyShare }: SceneFigures): number =>
  savedShare(busyShare.mean, formulaFigures(withChanges(scenario, { gateways: 2 * scenario.gateways })).busyShare.mean);

/** The numbers of the rule. */
export function ruleFigures(): RuleFigures {
  const direct = sceneOf('full-size', 'thousand');
  const topics = sceneOf('topic-per-chat', 'topics');
  const { scenario } = direct;
  const writesForCopy = (scenario.users * viewingShare(scenario)) / scenario.gateways;
  const evenMicros = writesForCopy * scenario.tWrite;
  return {
    chats: scenario.chats,
    users: scenario.users,
    gateways: scenario.gateways,
    shards: scenario.shards,
    shardShare: direct.storageCores / scenario.shards,
    directShare: direct.busyShare.mean,
    topicShare: topics.brokerCores / topics.scenario.chats,
    topicGatewayShare: topics.busyShare.mean,
    writesForCopy,
    copiesSaved: savedByDoubling(scenario),
    copiesSavedAtEnd: savedByDoubling(withChanges(scenario, { gateways: plateauEnd(scenario) })),
    copyShare: (direct.copies.mean * scenario.tReceipt) / (direct.copies.mean * scenario.tReceipt + direct.writes.mean * scenario.tWrite),
    workSaved: workSavedByDoubling(direct),
    evenMicros,
    workSavedIfEven: workSavedByDoubling(sceneOf('full-size', 'thousand', { tReceipt: evenMicros })),
    copyMicros: scenario.tReceipt,
    writeMicros: scenario.tWrite,
    viewing: FEW_VIEWING,
    copies: topics.copies.mean,
    copiesIfFewView: sceneOf('topic-per-chat', 'topics', { viewing: FEW_VIEWING }).copies.mean,
    measured: presetName(MEASURED),
    shardShareMeasured: atMeasured(direct).storageCores / scenario.shards,
    directShareMeasured: atMeasured(direct).busyShare.mean,
    directCores: coresInAll(direct),
    topicCores: coresInAll(topics),
    directCoresMeasured: coresInAll(atMeasured(direct)),
    topicCoresMeasured: coresInAll(atMeasured(topics)),
    handshakeMicros: dearestHandshakeMicros(sceneOf('the-price', 'by-topic'), sceneOf('the-price', 'switching')),
  };
}

export interface RulePart {
  readonly title: string;
  readonly text: string;
}

/** The rule in words, one part after the other. */
export function ruleParts(): readonly RulePart[] {
  const figures = ruleFigures();
  return RULE.parts.map(({ title, text }) => ({ title, text: text(figures) }));
}
