/** A service called another lately. */
export interface ServiceCall {
  readonly from: string;
  readonly to: string;
}

/** Further apart, one service says little of the other. */
export const MOST_CALLS = 4;

/**
 * The shortest way of calls that leads from one of two services to the other, caller first; null when
 * there is none of at most four calls. A service is no chain by itself.
 */
export function findCallPath(
  a: string,
  b: string,
  calls: readonly ServiceCall[],
): readonly string[] | null {
  if (a === b) return null;
  const down = walk(a, b, calls);
  const up = walk(b, a, calls);
  if (down === null || up === null) return down ?? up;
  return up.length < down.length ? up : down;
}

/** Breadth first, so that the first way found is the shortest. */
function walk(from: string, to: string, calls: readonly ServiceCall[]): readonly string[] | null {
  const seen = new Set([from]);
  let ways: (readonly string[])[] = [[from]];
  for (let length = 0; length < MOST_CALLS; length++) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const call of calls) {
        if (call.from !== way.at(-1) || seen.has(call.to)) continue;
        seen.add(call.to);
        const next = [...way, call.to];
        if (call.to === to) return next;
        longer.push(next);
      }
    }
    ways = longer;
  }
  return null;
}
