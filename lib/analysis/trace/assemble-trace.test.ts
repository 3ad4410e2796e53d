import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { drawForest, nodeNamed } from "@/lib/testing/builders/node-named";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { atMs, spansOf } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { arbitraryOrders, arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { failingConsumer, linkedBatch } from "@/lib/testing/gallery/asynchronous";
import * as broken from "@/lib/testing/gallery/broken-structure";
import { deepTrace, realisticTrace, wideTrace } from "@/lib/testing/gallery/large-traces";
import * as timing from "@/lib/testing/gallery/odd-timing";
import { assembleTrace } from "./assemble-trace";
import type { AssembledTrace, Repair } from "./assembled-trace";

function repairOf(trace: AssembledTrace, kind: Repair["kind"]): Repair | undefined {
  return trace.repairs.find((repair) => repair.kind === kind);
}

describe("the forest", () => {
  it("is in pre-order, children by start", () => {
    const trace = assembleTrace(broken.smallTree());
    expect(drawForest(trace)).toEqual(["root", "  a", "    b", "  c"]);
    expect(trace).toMatchObject({ status: "ok", reasons: [], repairs: [], roots: [0] });
  });

  it("puts the longer of two children with the same start first, then the smaller id", () => {
    const trace = assembleTrace(
      spansOf([
        { id: "root", lasts: 10 },
        { id: "0000000000000002", name: "same 2", parent: "root", at: 1, lasts: 2 },
        { id: "0000000000000001", name: "same 1", parent: "root", at: 1, lasts: 2 },
        { id: "short", parent: "root", at: 1, lasts: 1 },
        { id: "long", parent: "root", at: 1, lasts: 3 },
      ]),
    );
    expect(drawForest(trace)).toEqual(["root", "  long", "  same 1", "  same 2", "  short"]);
  });

  it("spans from the earliest start to the latest end, which need not be the root's", () => {
    const trace = assembleTrace(failingConsumer());
    expect([trace.startUnixNano, trace.endUnixNano]).toEqual([atMs(0), atMs(27)]);
  });

  it("counts the descendants of every node, so that subtrees are slices", () => {
    const trace = assembleTrace(broken.smallTree());
    expect(trace.nodes.map((node) => node.descendantCount)).toEqual([3, 1, 0, 0]);
  });

  it("says that nothing was received instead of looking like an empty trace", () => {
    expect(assembleTrace(broken.emptyTrace())).toMatchObject({
      status: "failed",
      traceId: null,
      reasons: ["no spans were received"],
    });
  });
});

describe("repeated ids", () => {
  it("drops exact copies and says how many", () => {
    const trace = assembleTrace(broken.exactCopies());
    expect(trace.nodes).toHaveLength(4);
    expect(repairOf(trace, "duplicate-dropped")).toMatchObject({ count: 8 });
    expect(nodeNamed(trace, "a").duplicateCount).toBe(2);
  });

  it("takes a span for a copy although its attributes were written in another order", () => {
    const [a] = spansOf([{ id: "a", attributes: { x: 1, y: { kvlist: { p: 1, q: 2 } } } }]);
    const [b] = spansOf([{ id: "a", attributes: { y: { kvlist: { q: 2, p: 1 } }, x: 1 } }]);
    if (!a || !b) throw new Error("two spans expected");
    expect(assembleTrace([a, b]).nodes).toHaveLength(1);
  });

  it("keeps a different span of the same id under a numbered id, children with the first", () => {
    const trace = assembleTrace(broken.sameIdDifferentContent());
    expect(drawForest(trace)).toEqual(["root", "  a", "    b", "  a, by another worker", "  c"]);
    expect(nodeNamed(trace, "a, by another worker").id).toBe(`${spanIdOf("a")}~2`);
    expect(repairOf(trace, "duplicate-id-kept")).toMatchObject({ count: 1 });
  });

  it("puts a server span that shares its client's id below that client", () => {
    const trace = assembleTrace(broken.sharedClientServerId());
    expect(drawForest(trace)).toEqual(["root", "  call", "    serve", "      db"]);
  });
});

describe("missing parents", () => {
  it("keep their children together below one stand-in that spans them", () => {
    const trace = assembleTrace(broken.orphanSiblings());
    expect(drawForest(trace)).toEqual(["root", "  call", "(lost)", "  x", "  y"]);
    const [lost] = trace.nodes.filter((node) => node.kind === "missing-parent");
    expect(lost).toMatchObject({
      id: `missing:${spanIdOf("lost")}`,
      startUnixNano: atMs(2),
      endUnixNano: atMs(9),
    });
  });

  it("propose the only unanswered client span around the children, and leave the tree alone", () => {
    const trace = assembleTrace(broken.orphanSiblings());
    const lost = trace.nodes.find((node) => node.kind === "missing-parent");
    expect(lost?.likelyParent?.node).toBe(nodeNamed(trace, "call").index);
    expect(lost?.likelyParent?.reason).toContain("unanswered client span");
    expect(lost?.parent).toBe(-1);
  });

  it("propose nobody when two could be the parent", () => {
    const trace = assembleTrace(broken.ambiguousOrphan());
    const lost = trace.nodes.find((node) => node.kind === "missing-parent");
    expect(lost?.likelyParent).toBeNull();
  });

  it("prefer the client that names the service over others around the children", () => {
    const spans = spansOf([
      { id: "root", service: "gateway", kind: "server", lasts: 12 },
      { id: "other", parent: "root", service: "gateway", kind: "client", at: 1, lasts: 10 },
      {
        id: "named",
        parent: "root",
        service: "gateway",
        kind: "client",
        at: 1,
        lasts: 10,
        attributes: { "server.address": "payments" },
      },
      { id: "x", parent: "lost", service: "payments", kind: "server", at: 2, lasts: 3 },
    ]);
    const trace = assembleTrace(spans);
    const lost = trace.nodes.find((node) => node.kind === "missing-parent");
    expect(lost?.likelyParent?.node).toBe(nodeNamed(trace, "named").index);
  });

  it("propose the handler of a calling service where no client span was received at all", () => {
    const spans = spansOf([
      { id: "root", service: "gateway", kind: "server", lasts: 20 },
      { id: "c", parent: "root", service: "gateway", kind: "client", at: 1, lasts: 4 },
      { id: "s", parent: "c", service: "payments", kind: "server", at: 2, lasts: 2 },
      { id: "x", parent: "lost", service: "payments", kind: "server", at: 10, lasts: 3 },
    ]);
    const trace = assembleTrace(spans);
    const lost = trace.nodes.find((node) => node.kind === "missing-parent");
    // `c` is answered by another service and `root` calls payments only through it.
    expect(lost?.likelyParent?.node).toBe(nodeNamed(trace, "root").index);
  });

  it("never propose a span from below the missing parent itself", () => {
    const trace = assembleTrace(
      spansOf([{ id: "x", parent: "lost", service: "a", kind: "client", at: 0, lasts: 4 }]),
    );
    expect(trace.nodes[0]).toMatchObject({ kind: "missing-parent", likelyParent: null });
  });
});

describe("parents that cannot be", () => {
  it("makes a span that names itself a root and keeps its children", () => {
    const trace = assembleTrace(broken.selfParent());
    expect(drawForest(trace)).toEqual(["a", "  b"]);
    expect(repairOf(trace, "self-parent")?.nodeIds).toEqual([spanIdOf("a")]);
  });

  it("cuts a cycle above the span that starts first, and keeps what hangs below it", () => {
    const trace = assembleTrace(broken.parentCycle());
    expect(drawForest(trace)).toEqual(["a", "  b", "    c", "      d"]);
    expect(repairOf(trace, "parent-cycle")?.nodeIds).toEqual([spanIdOf("a")]);
  });

  it("cuts a cycle of simultaneous spans at the smaller id", () => {
    const smaller = spanIdOf("a") < spanIdOf("b") ? "a" : "b";
    expect(drawForest(assembleTrace(broken.twinCycle()))[0]).toBe(smaller);
  });

  it("shows every root in order of time", () => {
    const trace = assembleTrace(broken.twoRoots());
    expect(trace.roots).toEqual([0, 1]);
    expect(repairOf(trace, "several-roots")?.count).toBe(2);
    expect(assembleTrace(linkedBatch()).roots).toHaveLength(2);
  });

  it("leaves out spans of another trace and names them", () => {
    const trace = assembleTrace(broken.wrongTrace());
    expect(trace.nodes).toHaveLength(4);
    expect(repairOf(trace, "wrong-trace")?.nodeIds).toEqual([spanIdOf("stray")]);
  });
});

describe("ends that are missing or wrong", () => {
  it("infers an end from the last event and the last child", () => {
    const a = nodeNamed(assembleTrace(timing.unfinishedSpan()), "a");
    expect([a.endUnixNano, a.endInferred]).toEqual([atMs(6), true]);
  });

  it("keeps an unfinished callee open until its failing caller gave up", () => {
    const serve = nodeNamed(assembleTrace(timing.unfinishedCallee()), "serve");
    expect(serve.endUnixNano).toBe(atMs(10));
  });

  it("keeps it open past the last thing known of it, when its caller failed later", () => {
    const callee = (error?: string) => {
      const trace = assembleTrace(
        spansOf([
          { id: "call", kind: "client", at: 0, lasts: 10, error },
          { id: "serve", parent: "call", kind: "server", at: 1, lasts: null },
          { id: "query", parent: "serve", at: 2, lasts: 3 },
        ]),
      );
      return nodeNamed(trace, "serve").endUnixNano;
    };
    expect([callee("timeout"), callee()]).toEqual([atMs(10), atMs(5)]);
  });

  it("ends at the last thing known when not a single span was finished", () => {
    const trace = assembleTrace(timing.allUnfinished());
    expect(trace.nodes.map((node) => node.endUnixNano)).toEqual([atMs(7), atMs(7), atMs(7)]);
    expect(repairOf(trace, "unfinished")?.count).toBe(3);
  });

  it("does not stretch an unfinished producer over the work behind its queue", () => {
    const spans = spansOf([
      { id: "publish", kind: "producer", at: 0, lasts: null },
      { id: "work", parent: "publish", kind: "consumer", at: 100, lasts: 50 },
    ]);
    expect(nodeNamed(assembleTrace(spans), "publish").endUnixNano).toBe(atMs(0));
  });

  it("turns a negative duration into none, and says so", () => {
    const trace = assembleTrace(timing.negativeDuration());
    expect(nodeNamed(trace, "a").endUnixNano).toBe(atMs(5));
    expect(repairOf(trace, "negative-duration")?.count).toBe(1);
    expect(repairOf(trace, "unfinished")).toBeUndefined();
  });

  it("gives a span without a start the start of its parent", () => {
    const trace = assembleTrace(timing.startNeverSet());
    expect(nodeNamed(trace, "b").startUnixNano).toBe(atMs(0));
    expect([trace.startUnixNano, trace.endUnixNano]).toEqual([atMs(0), atMs(13)]);
    expect(repairOf(trace, "time-out-of-range")?.count).toBe(1);
  });

  it("infers an end that lies years away", () => {
    const trace = assembleTrace(timing.endOutOfRange());
    expect(nodeNamed(trace, "wild")).toMatchObject({ endUnixNano: atMs(10), endInferred: true });
  });
});

describe("whatever is received", () => {
  it("gives the same forest for every order of input", () => {
    fc.assert(
      fc.property(arbitraryOrders, ([spans, shuffled]) => {
        expect(assembleTrace(shuffled)).toEqual(assembleTrace(spans));
      }),
    );
  });

  it("accounts for every span: a node, a dropped copy, or of another trace", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const trace = assembleTrace(spans);
        const nodes = trace.nodes.filter((node) => node.kind === "span").length;
        const dropped = repairOf(trace, "duplicate-dropped")?.count ?? 0;
        const strays = repairOf(trace, "wrong-trace")?.count ?? 0;
        expect(nodes + dropped + strays).toBe(spans.length);
      }),
    );
  });

  it("is a forest in pre-order with unique ids and no end before its start", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const { nodes } = assembleTrace(spans);
        expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
        nodes.forEach((node, index) => {
          expect(node.index).toBe(index);
          expect(node.parent).toBeLessThan(index);
          expect(node.endUnixNano >= node.startUnixNano).toBe(true);
          for (const child of node.children) expect(nodes[child]?.parent).toBe(index);
          const below = node.children.map((child) => 1 + (nodes[child]?.descendantCount ?? 0));
          expect(node.descendantCount).toBe(below.reduce((sum, count) => sum + count, 0));
        });
      }),
    );
  });

  it.each(ALL_TRACES)("leaves its input untouched: $name", ({ spans }) => {
    const frozen = freezeDeeply(spans());
    expect(() => assembleTrace(frozen)).not.toThrow();
  });

  it.each(ALL_TRACES)("gives the same forest backwards: $name", ({ spans }) => {
    expect(assembleTrace(spans().reverse())).toEqual(assembleTrace(spans()));
  });
});

describe("size", () => {
  it("assembles 100,000 levels without a deep call stack", () => {
    const trace = assembleTrace(deepTrace(100_000));
    expect(trace.nodes.at(-1)?.depth).toBe(99_999);
  });

  it("assembles 100,000 siblings", () => {
    expect(assembleTrace(wideTrace(100_000)).nodes[0]?.children).toHaveLength(99_999);
  });

  it("assembles a cycle of 50,000 spans", () => {
    const spans = deepTrace(50_000);
    const last = spans.at(-1)?.spanId ?? null;
    const cycle = spans.map((span, i) => (i === 0 ? { ...span, parentSpanId: last } : span));
    expect(repairOf(assembleTrace(cycle), "parent-cycle")?.count).toBe(1);
  });

  it("assembles a realistic trace of every size to exactly its spans", () => {
    const count = 1_000 + seededRandom(7).integer(0, 100);
    const trace = assembleTrace(realisticTrace(count, 7));
    expect(trace).toMatchObject({ status: "ok" });
    expect(trace.nodes).toHaveLength(count);
  });
});
