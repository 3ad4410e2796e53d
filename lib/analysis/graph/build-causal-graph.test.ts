import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { Span } from "@/lib/domain/span";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { arbitraryOrders, arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { failingConsumer, linkedBatch } from "@/lib/testing/gallery/asynchronous";
import { linkCycle, orphanSiblings } from "@/lib/testing/gallery/broken-structure";
import * as failing from "@/lib/testing/gallery/failing-calls";
import { deepTrace, realisticTrace, wideTrace } from "@/lib/testing/gallery/large-traces";
import { buildCausalGraph, CAUSAL_GRAPH_LIMITS } from "./build-causal-graph";
import type { CausalGraph, GraphEdgeKind } from "./causal-graph";

function graphOf(spans: readonly Span[], open: readonly string[] = []): CausalGraph {
  return buildCausalGraph(assembleTrace(spans), { ...CAUSAL_GRAPH_LIMITS, open });
}

/** Nodes as `name xN class`, for a quick look. */
function drawNodes({ nodes }: CausalGraph): string[] {
  return nodes.map((node) => {
    const size = node.members.length > 1 ? ` x${node.members.length}` : "";
    return `${node.kind === "peer" ? node.service : node.name}${size} ${node.class ?? "-"}`;
  });
}

function drawEdges(graph: CausalGraph, kind: GraphEdgeKind): string[] {
  const named = new Map(graph.nodes.map((node) => [node.id, node.name]));
  return graph.edges
    .filter((edge) => edge.kind === kind)
    .map((edge) => `${named.get(edge.from)} > ${named.get(edge.to)}`);
}

function accountedSpans(graph: CausalGraph): number {
  const shown = graph.nodes.reduce((sum, node) => sum + node.members.length, 0);
  return graph.folded.reduce((sum, fold) => sum + fold.nodeCount, shown);
}

describe("classes of failures", () => {
  it("tells the origin from those that passed it on", () => {
    expect(drawNodes(graphOf(failing.propagatedFailure()))).toEqual([
      "gateway propagated",
      "call propagated",
      "serve propagated",
      "round origin",
    ]);
  });

  it("calls a failure suppressed that its caller survived", () => {
    const graph = graphOf(failing.cacheFallback());
    expect(drawNodes(graph).slice(0, 3)).toEqual(["entry -", "GET suppressed", "SELECT cart -"]);
  });

  it("calls attempts retried that were made again, and the last one by what it was", () => {
    expect(drawNodes(graphOf(failing.retriedToSuccess())).slice(0, 3)).toEqual([
      "entry -",
      "POST /charge x2 retried",
      "POST /charge -",
    ]);
    expect(drawNodes(graphOf(failing.retriedInVain())).slice(0, 3)).toEqual([
      "entry propagated",
      "POST /charge x2 retried",
      "POST /charge origin",
    ]);
  });

  it("does not blame a callee for saying 404 to a request that should not have been sent", () => {
    const graph = graphOf(failing.badRequestRetried());
    expect(graph.nodes.find((node) => node.name === "checkout")?.class).toBe("origin");
    expect(graph.nodes.filter((node) => node.name === "GET").map((node) => node.class)).toEqual([
      "retried",
      "propagated",
    ]);
    expect(graph.nodes.filter((node) => node.service === "cart").map((node) => node.class)).toEqual(
      [null, null],
    );
  });

  it("finds the callee that was still running when its caller timed out", () => {
    const graph = graphOf(failing.lateCallee());
    expect(drawNodes(graph)).toEqual([
      "entry propagated",
      "call propagated",
      "serve propagated",
      "backoff origin",
    ]);
    const backoff = graph.nodes.at(-1);
    expect(backoff).toMatchObject({
      failure: "still running when its caller gave up",
      errorCount: 0,
    });
  });

  it("stops at the callee that spent the time itself, below a server that was abandoned", () => {
    expect(drawNodes(graphOf(failing.abandonedServer())).slice(0, 8)).toEqual([
      "place_order propagated",
      "charge propagated",
      "serve propagated",
      "invoice propagated",
      "settle origin",
      "POST suppressed",
      "POST -",
      "cancel -",
    ]);
  });

  it("does not let a failure cross a queue", () => {
    const classes = drawNodes(graphOf(failingConsumer()));
    expect(classes).toEqual(["POST /orders -", "publish -", "process propagated", "charge origin"]);
  });

  it("looks through wrappers that report nothing themselves", () => {
    const specs: SpanSpec[] = [
      { id: "entry", kind: "server", lasts: 10, error: "500" },
      { id: "middleware", parent: "entry", at: 1, lasts: 8 },
      { id: "query", parent: "middleware", kind: "client", at: 2, lasts: 2, error: "boom" },
    ];
    expect(drawNodes(graphOf(spansOf(specs)))).toEqual([
      "entry propagated",
      "middleware -",
      "query origin",
    ]);
  });

  it("gives two independent faults an origin each", () => {
    const graph = graphOf(failing.twoIndependentFaults());
    expect(drawNodes(graph)).toEqual(["entry propagated", "tax origin", "stock origin"]);
  });

  it("takes an expected 404 for what it is", () => {
    expect(graphOf(failing.expectedNotFound()).nodes[0]?.failure).toBeNull();
  });
});

describe("groups", () => {
  it("fold equal siblings and keep those that fail apart from those that do not", () => {
    const graph = graphOf(failing.partialFanOut());
    expect(drawNodes(graph)).toEqual([
      "search -",
      "query shard x37 -",
      "query shard x3 suppressed",
    ]);
    expect(graph.nodes.map((node) => node.errorCount)).toEqual([0, 0, 3]);
  });

  it("keep failures of different sorts apart", () => {
    const call = { parent: "root", name: "call", kind: "client", lasts: 1 } as const;
    const graph = graphOf(
      spansOf([
        { id: "root", kind: "server", lasts: 10, error: "500" },
        { ...call, id: "a", error: "", attributes: { "http.response.status_code": 502, n: 1 } },
        { ...call, id: "b", error: "", attributes: { "http.response.status_code": 503, n: 2 } },
      ]),
    );
    expect(graph.nodes.map((node) => node.failure)).toEqual(["500", "502", "503"]);
  });

  it("go down the tree: equal calls, their handlers, their queries", () => {
    const calls = [0, 1, 2].flatMap((i): SpanSpec[] => [
      { id: `c${i}`, parent: "root", name: "call", kind: "client", at: i * 10, lasts: 8 },
      { id: `s${i}`, parent: `c${i}`, name: "serve", service: "b", kind: "server", at: i * 10 + 1 },
      { id: `q${i}`, parent: `s${i}`, name: "query", service: "b", at: i * 10 + 2, lasts: 2 },
    ]);
    const graph = graphOf(spansOf([{ id: "root", lasts: 40 }, ...calls]));
    expect(drawNodes(graph)).toEqual(["root -", "call x3 -", "serve x3 -", "query x3 -"]);
    expect(drawEdges(graph, "call")).toEqual(["root > call", "call > serve", "serve > query"]);
  });

  it("open to single nodes", () => {
    const closed = graphOf(failing.partialFanOut());
    const group = closed.nodes.find((node) => node.class === "suppressed");
    const opened = graphOf(failing.partialFanOut(), [group?.id ?? ""]);
    expect(opened.nodes.filter((node) => node.class === "suppressed")).toHaveLength(3);
    expect(opened.nodes).toHaveLength(5);
  });
});

describe("peers", () => {
  it("are inferred from the address of a call that nothing answered", () => {
    const graph = graphOf(failing.unobservedPeer());
    expect(graph.nodes.at(-1)).toMatchObject({
      kind: "peer",
      id: "peer:bank.example:8443/not instrumented",
      service: "bank.example:8443",
      errorCount: 1,
      failure: null,
    });
    expect(graph.edges.at(-1)).toMatchObject({
      kind: "call",
      from: spanIdOf("call"),
      provenance: `server.address of span ${spanIdOf("call")}`,
    });
  });

  it("are one for all that call them", () => {
    const graph = graphOf(failing.sharedDatabase());
    const peers = graph.nodes.filter((node) => node.kind === "peer");
    expect(peers).toMatchObject([{ service: "pg", name: "postgresql shop", errorCount: 1 }]);
    expect(graph.edges.filter((edge) => edge.to === peers[0]?.id)).toHaveLength(2);
  });

  it("are not inferred where the callee answered, or was linked from a consumer", () => {
    expect(graphOf(failing.lateCallee()).nodes.some((node) => node.kind === "peer")).toBe(false);
    expect(graphOf(linkedBatch()).nodes.some((node) => node.kind === "peer")).toBe(false);
  });
});

describe("edges", () => {
  it("lead along links from the linked span, round in a circle too", () => {
    expect(drawEdges(graphOf(linkedBatch()), "link")).toEqual(["p1 > batch", "p2 > batch"]);
    expect(drawEdges(graphOf(linkCycle()), "link")).toEqual(["b > a", "a > b"]);
  });

  it("lead from a retry to what it retries, and say how much later it came", () => {
    const graph = graphOf(failing.retriedToSuccess());
    const retry = graph.edges.find((edge) => edge.kind === "retry-of");
    expect(retry).toMatchObject({
      from: spanIdOf("try-3"),
      to: `group:${spanIdOf("try-1")}`,
      provenance: `same call again, 2 ms after span ${spanIdOf("try-2")} ended`,
    });
  });

  it("lead from a failed call to what its caller did next", () => {
    expect(drawEdges(graphOf(failing.cacheFallback()), "happens-before")).toEqual([
      "GET > SELECT cart",
    ]);
  });

  it("lead from a likely parent to the stand-in, and say that it is not certain", () => {
    const graph = graphOf(orphanSiblings());
    const proposal = graph.edges.find((edge) => edge.kind === "happens-before");
    expect(proposal?.from).toBe(spanIdOf("call"));
    expect(proposal?.provenance).toContain("not certain");
    expect(graph.status).toBe("degraded");
  });

  it("join spans that met at one lock, each with who held it longest", () => {
    const closed = graphOf(failing.lockContention());
    const group = closed.nodes.find((node) => node.kind === "group");
    expect(group?.members).toHaveLength(2);
    expect(closed.edges.find((edge) => edge.kind === "resource-conflict")).toMatchObject({
      from: spanIdOf("holder"),
      to: group?.id,
    });
    const graph = graphOf(failing.lockContention(), [group?.id ?? ""]);
    const conflicts = graph.edges.filter((edge) => edge.kind === "resource-conflict");
    expect(conflicts).toEqual([
      {
        from: spanIdOf("holder"),
        to: spanIdOf("waiter-1"),
        kind: "resource-conflict",
        provenance: "lock.name=stock-42 in both spans at the same time",
      },
      {
        from: spanIdOf("waiter-1"),
        to: spanIdOf("waiter-2"),
        kind: "resource-conflict",
        provenance: "lock.name=stock-42 in both spans at the same time",
      },
    ]);
  });

  it("are left out by kind, calls last, and it says how many", () => {
    const graph = buildCausalGraph(assembleTrace(failing.retriedToSuccess()), {
      maxNodes: 200,
      maxEdges: 2,
    });
    expect(graph.edges.map((edge) => edge.kind)).toEqual(["call", "call"]);
    expect(graph.status).toBe("degraded");
    expect(graph.reasons.at(-1)).toMatch(/\d+ edges beyond the limit of 2 left out/);
  });
});

describe("folding", () => {
  const many: SpanSpec[] = Array.from({ length: 40 }, (_, i) => ({
    id: `n${i}`,
    parent: i < 20 ? "root" : `n${i - 20}`,
    at: 1,
    lasts: 5 + i,
    ...(i === 37 || i === 3 ? { error: "boom" } : {}),
  }));
  const spans = spansOf([{ id: "root", lasts: 60 }, ...many]);
  const limited = (maxNodes: number, open: string[] = []) =>
    buildCausalGraph(assembleTrace(spans), { maxNodes, maxEdges: 400, open });

  it("shows the root and every failing node before any healthy one", () => {
    expect(limited(3).nodes.map((node) => node.name)).toEqual(["root", "n37", "n3"]);
  });

  it("then shows what leads to a failure, then the longest", () => {
    expect(limited(4).nodes.map((node) => node.name)).toContain("n17");
    expect(limited(5).nodes.map((node) => node.name)).toContain("n39");
  });

  it("carries the errors of what is folded upward", () => {
    const graph = limited(1);
    expect(graph.folded).toMatchObject([
      { id: `fold:${spanIdOf("root")}`, nodeCount: 40, errorCount: 2 },
    ]);
  });

  it("joins what is shown across what is folded, and says how much lies between", () => {
    const edge = limited(3).edges.find(({ to }) => to === spanIdOf("n37"));
    expect(edge).toMatchObject({
      from: spanIdOf("root"),
      provenance: "parentSpanId, 1 folded between",
    });
  });

  it("opens on demand: the direct children come first, within the limit", () => {
    const graph = limited(21, [`fold:${spanIdOf("root")}`]);
    const names = graph.nodes.map((node) => node.name).sort();
    expect(names).toEqual(["root", ...Array.from({ length: 20 }, (_, i) => `n${i}`)].sort());
  });
});

describe("whatever is received", () => {
  it("accounts for every span, shown or folded, and every reported failure", () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.integer({ min: 1, max: 12 }), (spans, maxNodes) => {
        const trace = assembleTrace(spans);
        const all = buildCausalGraph(trace);
        const few = buildCausalGraph(trace, { maxNodes, maxEdges: 400 });
        expect(accountedSpans(few)).toBeGreaterThanOrEqual(trace.nodes.length);
        expect(few.nodes.length).toBeLessThanOrEqual(maxNodes);
        const errors = (graph: CausalGraph) =>
          [...graph.nodes.filter((node) => node.kind !== "peer"), ...graph.folded].reduce(
            (sum, { errorCount }) => sum + errorCount,
            0,
          );
        expect(errors(few)).toBe(errors(all));
      }),
    );
  });

  it("has edges only between nodes that are there, and unique ids", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const graph = graphOf(spans);
        const ids = new Set(graph.nodes.map((node) => node.id));
        expect(ids.size).toBe(graph.nodes.length);
        for (const { from, to } of graph.edges)
          expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
        for (const { into } of graph.folded) expect(ids.has(into)).toBe(true);
      }),
    );
  });

  it("has an origin, a suppressed or a retried node wherever something failed", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const classes = graphOf(spans).nodes.flatMap((node) => node.class ?? []);
        if (classes.length > 0) expect(classes.some((one) => one !== "propagated")).toBe(true);
      }),
    );
  });

  it("gives the same graph for every order of input", () => {
    fc.assert(
      fc.property(arbitraryOrders, ([spans, shuffled]) => {
        expect(graphOf(shuffled)).toEqual(graphOf(spans));
      }),
    );
  });

  it.each(ALL_TRACES)("leaves the trace untouched: $name", ({ spans }) => {
    const trace = freezeDeeply(assembleTrace(spans()));
    expect(() => buildCausalGraph(trace)).not.toThrow();
  });

  it("fails, with the reason, when there is nothing to draw", () => {
    expect(graphOf([])).toMatchObject({ status: "failed", reasons: ["no spans were received"] });
  });
});

describe("size", () => {
  it.each([
    ["deep", deepTrace(50_000)],
    ["wide", wideTrace(50_000)],
    ["realistic", realisticTrace(50_000, 3)],
  ])("stays within the limits for a %s trace of 50,000 spans", (_shape, spans) => {
    const graph = graphOf(spans);
    expect(graph.nodes.length).toBeLessThanOrEqual(200);
    expect(graph.edges.length).toBeLessThanOrEqual(400);
    expect(accountedSpans(graph)).toBeGreaterThanOrEqual(50_000);
  });
});
