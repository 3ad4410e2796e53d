interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs items one after the other by key; those that come while one runs are run together when it
 * ended, at most `most` at once. Each is answered with what its run came to.
 *
 *     a ──run──▶      b, c, d come meanwhile: ──run──▶ (b, c, d)
 */
export function runTogether<Item, Result>(
  run: (items: readonly Item[]) => Promise<Result>,
  most: number,
): (key: string, item: Item) => Promise<Result> {
  const queues = new Map<string, Waiting<Item, Result>[]>();
  const drain = async (key: string, queue: Waiting<Item, Result>[]) => {
    while (queue.length > 0) {
      const batch = queue.splice(0, most);
      await run(batch.map(({ item }) => item)).then(
        (result) => {
          for (const { resolve } of batch) resolve(result);
        },
        (error: unknown) => {
          for (const { reject } of batch) reject(error);
        },
      );
    }
    queues.delete(key);
  };
  return (key, item) =>
    new Promise((resolve, reject) => {
      const waiting = { item, resolve, reject };
      const queue = queues.get(key);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const begun = [waiting];
      queues.set(key, begun);
      void drain(key, begun);
    });
}
