/** No run of a step takes longer to watch than a reader has patience for: worked out from its reel, not waited for. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scenarioOf, STEPS } from '../../../src/lesson';
import { designOf } from '../../../src/designs';
import { expectedCrossings } from '../../../src/engine/theory/theory';
import { Course } from '../../../src/pages/lesson/course.svelte';
import { NOTHING_KEPT } from '../../../src/pages/lesson/memory';
import { storyOf, wholeMillis } from '../../../src/reading/story';
import { Lab, SLIDE_MILLIS } from '../../../src/session/lab.svelte';
import { REST_MILLIS } from '../../../src/session/playback.svelte';
import { FakeClient, runIsIn } from '../lab-fixture';

const MOST_SECONDS = 12;
const MOST_PLAYED = 150_000;

let course: Course | null = null;
afterEach(() => {
  course?.dispose();
  course?.lab.playback.dispose();
});

/** Larger ones take seconds each to be played in columns. */
const MOST_IN_COLUMNS = 3_000_000;

/** Every scene that a reader is led to by a run, of so many crossings. */
const scenesOf = (least: number, most: number) =>
  STEPS.flatMap((step) =>
    step.rounds
      .flatMap(({ after, more }) => [after, ...(more ? [more.scene] : [])])
      .map((scene) => ({ scene, crossings: expectedCrossings(scenarioOf(step, scene), designOf(scenarioOf(step, scene).design)) }))
      .filter(({ crossings }) => crossings > least && crossings <= most)
      .map(({ scene }) => [step.id, scene] as const),
  );
const PLAYED = scenesOf(0, MOST_PLAYED);
const IN_COLUMNS = scenesOf(MOST_PLAYED, MOST_IN_COLUMNS);

describe.each([['moving', false], ['beat by beat', true]] as const)('a run of the lesson, %s,', (_how, stepwise) => {
  it.each(PLAYED)('%s, %s, is over in 12 seconds', async (id, scene) => {
    const lab = new Lab({ client: new FakeClient(), writeLink: () => undefined });
    course = new Course({ lab, address: { step: id, route: 'whole', said: {}, problems: [] }, kept: NOTHING_KEPT, writeLink: () => undefined });
    lab.playback.stepwise = stepwise;
    lab.change(scenarioOf(course.step, scene), 'messages');
    await runIsIn(lab);
    course.takeIn();
    const { story, speed } = lab.playback;
    const shown = stepwise ? REST_MILLIS * [...story.beats].filter((micros) => micros >= 0).length : wholeMillis(story) - storyOf(story, 0);
    const millis = SLIDE_MILLIS + shown / speed;
    expect(shown).toBeGreaterThan(1_000);
    expect(millis / 1000).toBeLessThanOrEqual(MOST_SECONDS + 1e-9);
  });

  it.each(IN_COLUMNS)('%s, %s, played in columns, is over in 12 seconds', async (id, scene) => {
    const client = new FakeClient();
    client.playsColumns = true;
    const lab = new Lab({ client, writeLink: () => undefined });
    course = new Course({ lab, address: { step: id, route: 'whole', said: {}, problems: [] }, kept: NOTHING_KEPT, writeLink: () => undefined });
    lab.playback.stepwise = stepwise;
    lab.playback.speed = 0.25;
    lab.change(scenarioOf(course.step, scene), 'messages');
    await vi.waitFor(() => { expect(lab.run?.flow ?? null).not.toBeNull(); });
    course.takeIn();
    const { story, speed } = lab.playback;
    const shown = stepwise ? REST_MILLIS * story.beats.length : wholeMillis(story);
    expect(shown / speed / 1000).toBeLessThanOrEqual(MOST_SECONDS);
  });

  it('is not hurried once somebody has set its speed', async () => {
    const lab = new Lab({ client: new FakeClient(), writeLink: () => undefined });
    course = new Course({ lab, address: { step: 'say-hi', route: 'whole', said: {}, problems: [] }, kept: NOTHING_KEPT, writeLink: () => undefined });
    await runIsIn(lab);
    course.takeIn();
    lab.playback.speed = 0.25;
    course.takeIn();
    expect(lab.playback.speed).toBe(0.25);
  });
});
