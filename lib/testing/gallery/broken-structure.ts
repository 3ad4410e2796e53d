import type { Span } from "@/lib/domain/span";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { spanOf, spansOf } from "@/lib/testing/builders/span-of";

/** Nothing at all. */
export function emptyTrace(): Span[] {
  return [];
}

/**
 *     a ▬▬▬▬▬▬▬▬▬▬
 */
export function oneSpan(): Span[] {
  return spansOf([{ id: "a", at: 0, lasts: 10 }]);
}

/**
 *     root ▬▬▬▬▬▬▬▬▬▬
 *       a  ·▬▬▬▬·····
 *         b·▬▬········
 *       c  ······▬▬▬·
 */
export function smallTree(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 10, kind: "server" },
    { id: "a", parent: "root", at: 1, lasts: 4 },
    { id: "b", parent: "a", at: 1, lasts: 2 },
    { id: "c", parent: "root", at: 6, lasts: 3 },
  ]);
}

/**
 * `lost` was never received; its children stay together. `gateway` calls `payments` elsewhere,
 * and its unanswered client span encloses them: the likely place of the gap.
 *
 *     root    ▬▬▬▬▬▬▬▬▬▬▬▬  gateway
 *       call  ·▬▬▬▬▬▬▬▬▬··  gateway, client, no server span below
 *     (lost)     ?
 *         x   ··▬▬▬·······  payments
 *         y   ·······▬▬···  payments
 */
export function orphanSiblings(): Span[] {
  return spansOf([
    { id: "root", service: "gateway", kind: "server", at: 0, lasts: 12 },
    { id: "call", parent: "root", service: "gateway", kind: "client", at: 1, lasts: 9 },
    { id: "x", parent: "lost", service: "payments", kind: "server", at: 2, lasts: 3 },
    { id: "y", parent: "lost", service: "payments", kind: "server", at: 7, lasts: 2 },
  ]);
}

/**
 * Two clients could both be the parent: none is proposed.
 *
 *     root   ▬▬▬▬▬▬▬▬▬▬▬▬
 *       c1   ·▬▬▬▬▬▬▬▬▬▬·  client
 *       c2   ·▬▬▬▬▬▬▬▬▬··  client
 *     (lost)    ?
 *         x  ··▬▬▬·······
 */
export function ambiguousOrphan(): Span[] {
  return spansOf([
    { id: "root", service: "gateway", kind: "server", at: 0, lasts: 12 },
    { id: "c1", parent: "root", service: "gateway", kind: "client", at: 1, lasts: 10 },
    { id: "c2", parent: "root", service: "gateway", kind: "client", at: 1, lasts: 9 },
    { id: "x", parent: "lost", service: "payments", kind: "server", at: 2, lasts: 3 },
  ]);
}

/** The root was not received: all that is known hangs below a missing parent. */
export function onlyOrphans(): Span[] {
  return spansOf([
    { id: "x", parent: "lost", at: 0, lasts: 4 },
    { id: "y", parent: "lost", at: 5, lasts: 5 },
  ]);
}

/**
 *     a ▬▬▬▬▬▬▬▬▬···  no parent
 *     b ··········▬▬  no parent
 */
export function twoRoots(): Span[] {
  return spansOf([
    { id: "a", at: 0, lasts: 9 },
    { id: "b", at: 10, lasts: 2 },
  ]);
}

/** `a` names itself as its parent. */
export function selfParent(): Span[] {
  return spansOf([
    { id: "a", parent: "a", at: 0, lasts: 10 },
    { id: "b", parent: "a", at: 2, lasts: 3 },
  ]);
}

/**
 * a → b → c → a, and d hangs below c.
 *
 *     a ▬▬▬▬▬▬▬▬▬▬  parent c: cut here, it starts first
 *     b ·▬▬▬▬▬▬▬▬·  parent a
 *     c ··▬▬▬▬▬▬··  parent b
 *     d ···▬▬▬····  parent c
 */
export function parentCycle(): Span[] {
  return spansOf([
    { id: "a", parent: "c", at: 0, lasts: 10 },
    { id: "b", parent: "a", at: 1, lasts: 8 },
    { id: "c", parent: "b", at: 2, lasts: 6 },
    { id: "d", parent: "c", at: 3, lasts: 3 },
  ]);
}

/** Two spans each the other's parent, at the same time: only the id can decide where to cut. */
export function twinCycle(): Span[] {
  return spansOf([
    { id: "a", parent: "b", at: 0, lasts: 10 },
    { id: "b", parent: "a", at: 0, lasts: 10 },
  ]);
}

/** Links that lead round in a circle beside a healthy tree. */
export function linkCycle(): Span[] {
  return spansOf([
    { id: "root", at: 0, lasts: 10 },
    { id: "a", parent: "root", at: 1, lasts: 3, linksTo: ["b"] },
    { id: "b", parent: "root", at: 5, lasts: 3, linksTo: ["a", "b", "nowhere"] },
  ]);
}

/** Sent three times over. */
export function exactCopies(): Span[] {
  return [...smallTree(), ...smallTree(), ...smallTree()];
}

/** One span id, two different spans. */
export function sameIdDifferentContent(): Span[] {
  return [
    ...smallTree(),
    spanOf({ id: "a", parent: "root", name: "a, by another worker", at: 2, lasts: 4 }),
  ];
}

/**
 * Zipkin's B3: client and server share one span id. The server belongs below its client,
 * and what names the shared id as parent belongs below the server.
 *
 *     root     ▬▬▬▬▬▬▬▬▬▬  gateway
 *       call   ·▬▬▬▬▬▬▬▬·  gateway, client, id s
 *         serve··▬▬▬▬▬▬··  payments, server, id s
 *           db ···▬▬▬····  payments, parent s
 */
export function sharedClientServerId(): Span[] {
  const s = spanIdOf("s");
  return spansOf([
    { id: "root", service: "gateway", kind: "server", at: 0, lasts: 10 },
    { id: s, parent: "root", service: "gateway", name: "call", kind: "client", at: 1, lasts: 8 },
    { id: s, parent: "root", service: "payments", name: "serve", kind: "server", at: 2, lasts: 6 },
    { id: "db", parent: s, service: "payments", kind: "client", at: 3, lasts: 3 },
  ]);
}

/** A span of another trace got in between. */
export function wrongTrace(): Span[] {
  return [...smallTree(), spanOf({ id: "stray", parent: "root", trace: "another", at: 3 })];
}
