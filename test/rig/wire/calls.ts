/** Calls from the rig's own process to the others: one request, one answer, over Node's channel to a child. */

/** What a part offers: each call takes one value that can be sent, or none, and answers with one. */
export type Calls = Readonly<Record<string, (input: never) => unknown>>;

export interface Request {
  readonly id: number;
  readonly call: string;
  readonly input: unknown;
}

export type Answer = { readonly id: number; readonly output: unknown } | { readonly id: number; readonly trouble: string };

/**
 * Answers calls for as long as whoever started this process lives. When the channel closes, however
 * that came about, the process ends: nothing of the rig outlives the rig.
 */
export function serveCalls(offered: Calls, farewell: () => void): void {
  const leave = (): void => {
    farewell();
    process.exit();
  };
  process.on('disconnect', leave);
  process.on('SIGTERM', leave);
  process.on('SIGHUP', leave);
  // Ctrl-C reaches every process of the terminal at once; who ends when is for the rig's own process to say.
  process.on('SIGINT', () => undefined);
  process.on('message', ({ id, call, input }: Request) => {
    const answer = (rest: { output: unknown } | { trouble: string }): void => {
      if (process.connected) process.send!({ id, ...rest });
    };
    Promise.resolve()
      .then(() => offered[call]!(input as never))
      .then(
        (output) => {
          answer({ output: output ?? null });
        },
        (error: unknown) => {
          answer({ trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) });
        },
      );
  });
}
