import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { findLosses } from "@/lib/analysis/trace/find-losses";
import type { Span } from "@/lib/domain/span";
import { spanOf } from "@/lib/testing/builders/span-of";
import * as asynchronous from "./asynchronous";
import * as structure from "./broken-structure";
import * as failing from "./failing-calls";
import * as shapes from "./incident-shapes";
import { deepTrace, wideTrace } from "./large-traces";
import * as timing from "./odd-timing";
import { type Outcome, outcomeOf } from "./outcome-of";

/** The same trace on a good day: nothing failed, nothing thrown, every answer 200. */
function healed(spans: readonly Span[]): Span[] {
  return spans.map((span) => {
    const attributes = Object.entries(span.attributes).filter(([key]) => key !== "error.type");
    return {
      ...span,
      status: { code: "unset", message: "" },
      events: [],
      attributes: Object.fromEntries(
        attributes.map(([key, value]) => [key, key.endsWith("status_code") ? 200 : value]),
      ),
    };
  });
}

/** Spans of these names end so many ms after their start. */
function lasting(spans: readonly Span[], ms: Readonly<Record<string, number>>): Span[] {
  return spans.map((span) => {
    const lasts = ms[span.name];
    if (lasts === undefined) return span;
    return { ...span, endUnixNano: span.startUnixNano + BigInt(lasts * 1_000_000) };
  });
}

const without = (spans: readonly Span[], names: RegExp) =>
  spans.filter(({ name }) => !names.test(name));

interface Scenario {
  readonly name: string;
  readonly spans: readonly Span[];
  readonly healthy?: readonly Span[];
  readonly expected: Partial<Outcome>;
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: "1 slow callee, only its caller shows the timeout: the callee's own work is the origin",
    spans: failing.lateCallee(),
    healthy: lasting(healed(failing.lateCallee()), { entry: 8, call: 6, serve: 4, backoff: 2 }),
    expected: {
      failures: { origin: ["backoff"], propagated: ["entry", "call", "serve"] },
      causes: ["backoff"],
      earliest: "latency backoff",
      deepest: "latency backoff",
    },
  },
  {
    name: "2 the same with an unfinished callee: the callee, and the path says what is not known",
    spans: timing.unfinishedCallee(),
    expected: {
      repairs: ["unfinished"],
      failures: { origin: ["serve"], propagated: ["entry", "call"] },
      causes: ["serve"],
      criticalPath: {
        status: "degraded",
        kinds: ["network", "unfinished", "gap-after"],
      },
    },
  },
  {
    name: "3 bad input from above: the throw is the deepest, what the entry was given the earliest",
    spans: shapes.badInputFromAbove(),
    healthy: shapes.goodInput(),
    expected: {
      failures: { origin: ["rate"], propagated: ["checkout", "quote", "price"] },
      earliest: "attribute checkout",
      deepest: "exception rate",
    },
  },
  {
    name: "3 a callee that rightly refuses is no origin: its caller is",
    spans: failing.badRequestRetried(),
    expected: {
      causes: ["checkout"],
      failures: { origin: ["checkout"], retried: ["GET"], propagated: ["GET"] },
    },
  },
  {
    name: "4 a lock that others wait for: no failure, holder and waiters told apart",
    spans: failing.lockContention(),
    expected: { failures: {}, causes: [], edges: ["resource-conflict reserve > reserve"] },
  },
  {
    name: "5 an uninstrumented peer: inferred from its address, its time unobserved",
    spans: failing.unobservedPeer(),
    healthy: healed(failing.unobservedPeer()),
    expected: {
      causes: ["POST"],
      peers: ["bank.example:8443"],
      earliest: "exception POST",
      criticalPath: {
        status: "ok",
        kinds: ["gap-before-first-child", "unobserved-peer", "gap-after"],
      },
    },
  },
  {
    name: "6 a database behind two services: one peer for both",
    spans: failing.sharedDatabase(),
    healthy: healed(failing.sharedDatabase()),
    expected: {
      peers: ["pg"],
      earliest: "status SELECT stock",
      failures: { suppressed: ["SELECT stock"] },
    },
  },
  {
    name: "7 the cache is down and the fallback works: the cache comes first, nothing is to heal",
    spans: failing.cacheFallback(),
    healthy: without(healed(failing.cacheFallback()), /SELECT/),
    expected: {
      failures: { suppressed: ["GET"] },
      causes: [],
      earliest: "status GET",
      edges: ["happens-before GET > SELECT cart"],
    },
  },
  {
    name: "8 the consumer fails, the request is green: the failure is told from the consumer",
    spans: asynchronous.failingConsumer(),
    healthy: healed(asynchronous.failingConsumer()),
    expected: { symptom: "process", causes: ["charge"], earliest: "exception charge" },
  },
  {
    name: "9 retries hide a failure: the first attempt's failure comes before its repetition",
    spans: failing.retriedToSuccess(),
    healthy: healed(failing.retriedToSuccess()).slice(0, 2),
    expected: {
      failures: { retried: ["POST /charge", "POST /charge"] },
      causes: [],
      earliest: "status POST /charge",
    },
  },
  {
    name: "10 a retry storm: the blip below is the origin and heals it; attempts are no origins",
    spans: shapes.retryStorm(),
    healthy: healed(shapes.retryStorm()).slice(0, 4),
    expected: { symptom: "entry", causes: ["SELECT"], heals: true, earliest: "status SELECT" },
  },
  {
    name: "11 three shards of forty fail: suppressed, for the answer was counted as good",
    spans: failing.partialFanOut(),
    healthy: healed(failing.partialFanOut()),
    expected: {
      failures: { suppressed: ["query shard", "query shard", "query shard"] },
      causes: [],
      earliest: "status query shard",
    },
  },
  {
    name: "12 a query for each row: the count diverges, not the query's self time",
    spans: shapes.queryForEachRow(24),
    healthy: shapes.queryForEachRow(1),
    expected: { failures: {}, earliest: "count SELECT orders", deepest: "count SELECT orders" },
  },
  {
    name: "13 five services of one host fail: each is a cause, the first of them diverges first",
    spans: shapes.sickHost(),
    healthy: healed(shapes.sickHost()),
    expected: {
      causes: ["cart work", "pricing work", "stock work", "mail work", "tax work"],
      heals: true,
      earliest: "status cart work",
    },
  },
  {
    name: "14 a killed pod: its span is missing, and stands behind the call that was cut off",
    spans: shapes.killedPod(),
    expected: {
      repairs: ["missing-parent", "several-roots"],
      causes: ["call"],
      peers: [],
      edges: [expect.stringMatching(/^happens-before call > parent [0-9a-f]{16} not received$/)],
    },
  },
  {
    name: "15 a name that does not resolve: the edge's caller, and the peer nobody reached",
    spans: shapes.unresolvedName(),
    healthy: healed(shapes.unresolvedName()),
    expected: { causes: ["GET"], peers: ["tax.internal"], earliest: "exception GET" },
  },
  {
    name: "16 an exception under a good status: shown as survived, and as a divergence",
    spans: shapes.contradictoryStatus(),
    healthy: healed(shapes.contradictoryStatus()),
    expected: { failures: { suppressed: ["parse"] }, causes: [], earliest: "exception parse" },
  },
  {
    name: "18 two independent faults: both must be removed",
    spans: failing.twoIndependentFaults(),
    healthy: healed(failing.twoIndependentFaults()),
    expected: { causes: ["tax", "stock"], heals: true, earliest: "status tax" },
  },
  {
    name: "20 a healthy trace: nothing failed, nothing diverges",
    spans: structure.smallTree(),
    healthy: structure.smallTree(),
    expected: { failures: {}, symptom: null, causes: [], earliest: null, deepest: null },
  },
  {
    name: "21 an expected 404: nobody's failure",
    spans: failing.expectedNotFound(),
    healthy: failing.expectedNotFound(),
    expected: { failures: {}, causes: [], earliest: null },
  },
  {
    name: "22 one failing trace and no other: an origin, and no claim about health",
    spans: failing.propagatedFailure(),
    expected: { causes: ["round"], heals: true, earliest: null, deepest: null },
  },
  {
    name: "24 a cycle through links: the tree decides, and the links are drawn",
    spans: shapes.cycleThroughLink(),
    expected: { causes: ["b"], heals: true, edges: ["link b > a", "link root > b"] },
  },
];

describe("what the algorithms make of the scenarios", () => {
  it.each(SCENARIOS)("$name", ({ spans, healthy, expected }) => {
    expect(outcomeOf(spans, healthy)).toMatchObject(expected);
  });

  it.each([-200, 200])("17 a clock %i ms off changes nothing", (aheadMs) => {
    const healthy = healed(shapes.failureBehindClock(0));
    const unskewed = outcomeOf(shapes.failureBehindClock(0), healthy);
    expect(outcomeOf(shapes.failureBehindClock(aheadMs), healthy)).toEqual(unskewed);
    expect(unskewed).toMatchObject({ causes: ["round"], earliest: "exception round" });
  });

  it.each([
    ["5,000 calls one after the other", () => wideTrace(5_001), "row"],
    ["2,000 levels", () => deepTrace(2_000), "level 9"],
  ])("23 %s: the same answer as for a few", (_, spans, name) => {
    const all = spans();
    const last = all.at(-1);
    if (last === undefined) throw new Error("no span");
    const [first, ...others] = all;
    const root =
      first === undefined ? [] : [{ ...first, status: spanOf({ id: "x", error: "" }).status }];
    const broken = { ...last, status: { code: "error" as const, message: "boom" } };
    const outcome = outcomeOf([...root, ...others.slice(0, -1), broken]);
    expect(outcome).toMatchObject({ symptom: first?.name, causes: [name], heals: true });
  });

  it("25 a trace kept for its failure: told so, and compared with nothing", () => {
    const outcome = outcomeOf(shapes.tailSampled());
    expect(outcome).toMatchObject({ causes: ["work"], earliest: null });
    expect(findLosses(assembleTrace(shapes.tailSampled()))).toMatchObject([
      { kind: "sampled", reason: expect.stringContaining("1 of 100 traces") },
    ]);
  });
});

describe("spans that come late", () => {
  it("leave their children orphans until they come, and then the trace is whole", () => {
    const all = shapes.lateParent();
    const early = assembleTrace(all.slice(0, -1));
    expect(early.repairs.map(({ kind }) => kind)).toEqual(["missing-parent", "several-roots"]);
    expect(early.nodes).toHaveLength(4);
    expect(assembleTrace(all)).toMatchObject({ status: "ok", repairs: [] });
    expect(assembleTrace(all)).toEqual(assembleTrace([...all].reverse()));
  });
});
