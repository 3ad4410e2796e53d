import type { Span } from "@/lib/domain/span";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { eventAt, spanOf, spansOf } from "@/lib/testing/builders/span-of";

/**
 *     root ▬▬▬▬▬▬▬▬▬▬
 *       a  ···|······  no time at all
 *       b  ···|······
 */
export function zeroDurations(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 10 },
    { id: "a", parent: "root", at: 3, lasts: 0 },
    { id: "b", parent: "root", at: 3, lasts: 0 },
  ]);
}

/** A root without any duration, and a child without any. */
export function zeroDurationRoot(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 0 },
    { id: "a", parent: "root", at: 0, lasts: 0 },
  ]);
}

/** `a` ends 2 ms before it starts. */
export function negativeDuration(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 10 },
    { id: "a", parent: "root", at: 5, lasts: -2 },
  ]);
}

/**
 * The process died: `a` has no end; an event at 6 and a child until 4 are the last known of it.
 *
 *     root ▬▬▬▬▬▬▬▬▬▬
 *       a  ·▬▬▬▬▬!…
 *         b··▬▬······
 */
export function unfinishedSpan(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 10 },
    { id: "a", parent: "root", at: 1, lasts: null, events: [eventAt(6, "retrying")] },
    { id: "b", parent: "a", at: 2, lasts: 2 },
  ]);
}

/**
 * The caller gave up at 10; nothing more is known of the callee than its start.
 *
 *     client ▬▬▬▬▬▬▬▬▬▬✕ deadline exceeded
 *     server ·▬…
 */
export function unfinishedCallee(): Span[] {
  return spansOf([
    { id: "entry", service: "gateway", kind: "server", at: 0, lasts: 11, error: "504" },
    {
      id: "call",
      parent: "entry",
      service: "gateway",
      kind: "client",
      at: 0,
      lasts: 10,
      error: "deadline exceeded",
    },
    { id: "serve", parent: "call", service: "bank", kind: "server", at: 1, lasts: null },
  ]);
}

/** Nothing in the whole trace was finished. */
export function allUnfinished(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: null },
    { id: "a", parent: "root", at: 3, lasts: null },
    { id: "b", parent: "a", at: 7, lasts: null },
  ]);
}

/**
 * Each begins in the nanosecond in which the one before ends.
 *
 *     root ▬▬▬▬▬▬▬▬▬▬▬▬
 *       a  ▬▬▬▬········
 *       b  ····▬▬▬▬····
 *       c  ········▬▬▬▬
 */
export function backToBack(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 12 },
    { id: "a", parent: "root", at: 0, lasts: 4 },
    { id: "b", parent: "root", at: 4, lasts: 4 },
    { id: "c", parent: "root", at: 8, lasts: 4 },
  ]);
}

/**
 * Work in parallel: `slow` decides, `quick` does not.
 *
 *     root  ▬▬▬▬▬▬▬▬▬▬
 *     quick ·▬▬▬······
 *     slow  ·▬▬▬▬▬▬▬··
 */
export function parallelChildren(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 10 },
    { id: "quick", parent: "root", at: 1, lasts: 3 },
    { id: "slow", parent: "root", at: 1, lasts: 7 },
  ]);
}

/** Every span at exactly the same time. */
export function equalTimestamps(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 5 },
    { id: "a", parent: "root", at: 0, lasts: 5 },
    { id: "b", parent: "root", at: 0, lasts: 5 },
    { id: "c", parent: "b", at: 0, lasts: 5 },
  ]);
}

/**
 * The server's clock is 200 ms behind its client's: it seems to answer before it was asked.
 * Ten calls, so that the offset can be told to within the network's jitter.
 *
 *     client ···········▬▬▬▬▬▬▬▬▬▬▬
 *     server ▬▬▬▬▬▬▬·  (200 ms early)
 */
export function skewedClocks(): Span[] {
  const calls = Array.from({ length: 10 }, (_, i) => i);
  return spansOf([
    { id: "root", service: "gateway", kind: "server", at: 0, lasts: 210 },
    ...calls.flatMap((i) => [
      {
        id: `call-${i}`,
        parent: "root",
        service: "gateway",
        name: "call",
        kind: "client" as const,
        at: 5 + i * 20,
        lasts: 15,
      },
      {
        id: `serve-${i}`,
        parent: `call-${i}`,
        service: "payments",
        name: "serve",
        kind: "server" as const,
        at: 5 + i * 20 + 2 + (i % 3) - 200,
        lasts: 10,
      },
    ]),
  ]);
}

/** A child that lies wholly after its parent. */
export function childAfterParent(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 5 },
    { id: "late", parent: "root", at: 8, lasts: 4 },
  ]);
}

/** A child that sticks out on both sides of its parent, as skewed clocks make it. */
export function childAroundParent(): Span[] {
  return spansOf([
    { id: "root", at: 5, lasts: 5, kind: "client" },
    { id: "wide", parent: "root", at: 0, lasts: 20, kind: "server", service: "other" },
  ]);
}

/** One start was never set: 0, in 1970. The others are of this century. */
export function startNeverSet(): Span[] {
  const [root, a] = spansOf([
    { id: "root", at: 0, lasts: 10 },
    { id: "a", parent: "root", at: 2, lasts: 4 },
  ]);
  if (root === undefined || a === undefined) return [];
  return [root, a, { ...spanOf({ id: "b", parent: "root", at: 3 }), startUnixNano: 0n }];
}

/** An end 400 days after the start: further than nanoseconds fit into a double. */
export function endOutOfRange(): Span[] {
  const root = spanOf({ id: "root", at: 0, lasts: 10 });
  const wild = spanOf({ id: "wild", parent: "root", at: 1, resource: resourceOf("shop") });
  const days = 86_400_000_000_000n;
  return [root, { ...wild, endUnixNano: wild.startUnixNano + 400n * days }];
}
