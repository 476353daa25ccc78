/**
 * The lesson: every `*.step.ts` file of `steps/`, in the order that the steps give themselves, and
 * the scenario of each of their scenes.
 */
import type { RunResult } from '../model/run';
import { DEFAULT_SCENARIO, sameRun } from '../model/keys';
import { withChanges, type Scenario } from '../model/scenario';
import { countedFigures, formulaFigures, type SceneFigures, type StepFigures } from './figures';
import type { Step } from './step';

const files = import.meta.glob<Step>('./steps/*.step.ts', { eager: true, import: 'default' });

export const STEPS: readonly Step[] = Object.values(files).sort((a, b) => a.order - b.order);

/** Scenarios by step and scene. Each scene is a patch to the one before, a step's first to the step before. */
const SCENARIOS: ReadonlyMap<string, ReadonlyMap<string, Scenario>> = (() => {
  const steps = new Map<string, ReadonlyMap<string, Scenario>>();
  let scenario = DEFAULT_SCENARIO;
  for (const step of STEPS) {
    const scenes = new Map<string, Scenario>();
    for (const scene of step.scenes) {
      scenario = withChanges(scenario, scene.patch);
      scenes.set(scene.id, scenario);
    }
    steps.set(step.id, scenes);
  }
  return steps;
})();

/** @throws RangeError for a scene that the step does not have */
export function scenarioOf(step: Step, scene: string): Scenario {
  const scenario = SCENARIOS.get(step.id)?.get(scene);
  if (!scenario) throw new RangeError(`step "${step.id}" has no scene "${scene}"`);
  return scenario;
}

/** Whether this run is of this scene. */
export function isRunOf(run: RunResult, step: Step, scene: string): boolean {
  return sameRun(run.scenario, scenarioOf(step, scene));
}

/** The figures of a step, from whatever runs are in and the formulas for the rest. */
export function figuresOfStep(step: Step, runs: readonly RunResult[]): StepFigures {
  const counted = new Map<string, SceneFigures>();
  for (const { id } of step.scenes) {
    const run = runs.find((one) => isRunOf(one, step, id));
    if (run && run.ledger.messages.posted > 0) counted.set(id, countedFigures(run));
  }
  const formula = (scene: string): SceneFigures => formulaFigures(scenarioOf(step, scene));
  return { formula, of: (scene) => counted.get(scene) ?? formula(scene) };
}
