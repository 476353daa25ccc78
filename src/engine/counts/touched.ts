/** The few instances that comings and goings of one chat touch, out of very many: told apart while the chat is looked at. */

/** The instances of one kind that some changes of a chat touch, and who is there. */
export interface Touched {
  /** Place of an instance among those touched; −1 for the others. */
  readonly placeOf: Int32Array;
  readonly instances: number[];
  readonly listed: number[];
  readonly connected: number[];
  readonly viewers: number[];
  /** Those away who get a badge. */
  readonly badged: number[];
}

/** Nothing touched yet, of so many instances. */
export function nobodyOn(instances: number): Touched {
  return { placeOf: new Int32Array(instances).fill(-1), instances: [], listed: [], connected: [], viewers: [], badged: [] };
}

/** Has an instance among those touched, once. */
export function touchOne({ placeOf, instances, ...counts }: Touched, instance: number): void {
  if (placeOf[instance] !== -1) return;
  placeOf[instance] = instances.length;
  instances.push(instance);
  for (const count of Object.values(counts)) count.push(0);
}

/** Before the next chat: nothing is touched any more. */
export function release({ placeOf, instances, ...counts }: Touched): void {
  for (const instance of instances) placeOf[instance] = -1;
  for (const list of [instances, ...Object.values(counts)]) list.length = 0;
}
