import { fitsInTime } from "./align-facts";
import type { Assignment, PlacedFact } from "./assign-facts";
import type { CallerPools } from "./caller-pools";
import type { KernelLink } from "./kernel-link";
import { addTo, type PlacedTarget } from "./placed-target";

/** Of the calls of one port at a time, so many are compared with each wait. */
const MOST_COMPARED = 2_000;

/**
 * Waits beyond the first of a call: one statement waits for its place in the queue, then for the
 * transaction, then for the next that came between. On the one call that was under way all the time,
 * else on the one that waited over the same connection already. O(waits × calls of their port).
 */
export function assignFurtherWaits({ links, left }: Assignment, pools: CallerPools): Assignment {
  const found: KernelLink[] = [];
  const still: PlacedFact[] = [];
  const byConnection = new Map<string, KernelLink[]>();
  for (const link of links) {
    if (isRowWait(link.fact)) addTo(byConnection, connectionOf(link.fact), link);
  }
  for (const placed of left) {
    const { fact } = placed;
    const calls = isRowWait(fact) ? callsAround(placed, pools) : [];
    const known = new Set(byConnection.get(connectionOf(fact))?.map(({ span }) => span));
    const [call, ...others] =
      calls.length === 1 ? calls : calls.filter((one) => known.has(one.index));
    if (call === undefined || others.length > 0) still.push(placed);
    else found.push({ span: call.index, fact, grade: gradeOf(calls), of: calls.length });
  }
  return { links: [...links, ...found], left: still };
}

function gradeOf({ length }: readonly PlacedTarget[]): "unique" | "aligned" {
  return length === 1 ? "unique" : "aligned";
}

function callsAround({ fact, life }: PlacedFact, pools: CallerPools): readonly PlacedTarget[] {
  const calls = pools.ofPort(life, fact.peerPort);
  // Without other hints the latest of very many would be a guess.
  return calls.length > MOST_COMPARED ? [] : calls.filter((target) => fitsInTime(fact, target));
}

function isRowWait({ kind, localPort }: KernelLink["fact"]): boolean {
  return kind === "lock-wait" && localPort !== null;
}

function connectionOf({ lead, localPort }: KernelLink["fact"]): string {
  return `${lead.host}/${lead.pid}/${localPort}`;
}
