import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { nameOfNode, nodeNamed } from "@/lib/testing/builders/node-named";
import { atMs, type SpanSpec, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { arbitraryOrders, arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import * as asynchronous from "@/lib/testing/gallery/asynchronous";
import * as broken from "@/lib/testing/gallery/broken-structure";
import * as failing from "@/lib/testing/gallery/failing-calls";
import { deepTrace, realisticTrace, wideTrace } from "@/lib/testing/gallery/large-traces";
import * as timing from "@/lib/testing/gallery/odd-timing";
import { assembleTrace } from "./assemble-trace";
import type { AssembledTrace } from "./assembled-trace";
import { computeCriticalPath } from "./compute-critical-path";
import type { CriticalPath } from "./critical-path";

/** The path as text: `a self 0-4`, in milliseconds from the tests' start. */
function draw(trace: AssembledTrace, path: CriticalPath): string[] {
  const ms = (time: bigint) => Number(time - TEST_START_UNIX_NANO) / 1_000_000;
  return path.sections.map(
    ({ node, kind, startUnixNano, endUnixNano }) =>
      `${nameOfNode(trace.nodes[node])} ${kind} ${ms(startUnixNano)}-${ms(endUnixNano)}`,
  );
}

function pathOf(spans: Parameters<typeof assembleTrace>[0]) {
  const trace = assembleTrace(spans);
  const path = computeCriticalPath(trace);
  return { trace, path, drawn: draw(trace, path) };
}

function expectTiling(trace: AssembledTrace, path: CriticalPath): void {
  const root = trace.nodes[path.root];
  let at = root?.startUnixNano;
  for (const section of path.sections) {
    expect(section.startUnixNano).toBe(at);
    expect(section.endUnixNano > section.startUnixNano).toBe(true);
    at = section.endUnixNano;
  }
  expect(at).toBe(root?.endUnixNano);
}

describe("the walk back", () => {
  it("charges the parent for what no child covers", () => {
    expect(pathOf(broken.smallTree()).drawn).toEqual([
      "root gap-before-first-child 0-1",
      "b self 1-3",
      "a gap-after 3-5",
      "root gap-between 5-6",
      "c self 6-9",
      "root gap-after 9-10",
    ]);
  });

  it("does not skip children that begin in the nanosecond in which another ends", () => {
    const { drawn, path } = pathOf(timing.backToBack());
    expect(drawn).toEqual(["a self 0-4", "b self 4-8", "c self 8-12"]);
    expect(path.status).toBe("ok");
  });

  it("follows the child that finished last when several ran in parallel", () => {
    expect(pathOf(timing.parallelChildren()).drawn).toEqual([
      "root gap-before-first-child 0-1",
      "slow self 1-8",
      "root gap-after 8-10",
    ]);
  });

  it("does not count a child that was still running when the next on the path began", () => {
    const { drawn } = pathOf(
      spansOf([
        { id: "root", at: 0, lasts: 16 },
        { id: "A", parent: "root", at: 2, lasts: 5 },
        { id: "B", parent: "root", at: 2, lasts: 10 },
        { id: "C", parent: "root", at: 8, lasts: 6 },
      ]),
    );
    expect(drawn).toEqual([
      "root gap-before-first-child 0-2",
      "A self 2-7",
      "root gap-between 7-8",
      "C self 8-14",
      "root gap-after 14-16",
    ]);
  });

  it("takes children that overlap by less than the tolerance for one after the other", () => {
    const { drawn } = pathOf(
      spansOf([
        { id: "root", at: 0, lasts: 100 },
        { id: "first", parent: "root", at: 0, lasts: 50.5 },
        { id: "second", parent: "root", at: 50, lasts: 50 },
      ]),
    );
    expect(drawn).toEqual(["first self 0-50", "second self 50-100"]);
  });

  it("prefers the longer of two children that end together", () => {
    const { drawn } = pathOf(
      spansOf([
        { id: "root", at: 0, lasts: 10 },
        { id: "short", parent: "root", at: 5, lasts: 5 },
        { id: "long", parent: "root", at: 0, lasts: 10 },
      ]),
    );
    expect(drawn).toEqual(["long self 0-10"]);
  });

  it("passes over children without duration", () => {
    expect(pathOf(timing.zeroDurations()).drawn).toEqual(["root self 0-10"]);
  });
});

describe("blocking and asynchronous children", () => {
  it("leaves out the work behind a queue", () => {
    const { drawn } = pathOf(asynchronous.failingConsumer());
    expect(drawn).toEqual([
      "POST /orders gap-before-first-child 0-5",
      "publish self 5-7",
      "POST /orders gap-after 7-10",
    ]);
  });

  it("leaves out a child of the same service that outlives its parent", () => {
    expect(pathOf(asynchronous.fireAndForget()).drawn).toEqual([
      "root gap-before-first-child 0-1",
      "work self 1-7",
      "root gap-after 7-10",
    ]);
  });

  it("keeps a call that outlives its caller, until the caller gave up", () => {
    expect(pathOf(failing.lateCallee()).drawn).toEqual([
      "call network 0-1",
      "serve gap-before-first-child 1-2",
      "backoff self 2-10",
      "entry gap-after 10-12",
    ]);
  });

  it("keeps what an abandoned server was doing, although it went on for longer", () => {
    const { drawn } = pathOf(failing.abandonedServer());
    expect(drawn).toContain("settle gap-between 8-1508");
    expect(drawn).toContain("POST unobserved-peer 1508-2000.9");
  });

  it("keeps a child that seems to outlive its parent by no more than clocks are fine", () => {
    const specs = (lasts: number): SpanSpec[] => [
      { id: "parent", at: 0, lasts: 3 },
      { id: "child", parent: "parent", at: 1, lasts },
    ];
    expect(pathOf(spansOf(specs(2.9))).drawn).toContain("child self 1-3");
    expect(pathOf(spansOf(specs(3.1))).drawn).toEqual(["parent self 0-3"]);
  });

  it("counts the time before a consumer that was waited for as queue", () => {
    expect(pathOf(asynchronous.awaitedConsumer()).drawn).toEqual([
      "root queue 0-6",
      "run self 6-10",
      "root gap-after 10-12",
    ]);
  });

  it("follows a consumer when told to start there", () => {
    const trace = assembleTrace(asynchronous.failingConsumer());
    const root = nodeNamed(trace, "process").index;
    const path = computeCriticalPath(trace, { root });
    expect(draw(trace, path)).toEqual([
      "process gap-before-first-child 18-19",
      "charge self 19-25",
      "process gap-after 25-27",
    ]);
  });
});

describe("kinds of sections", () => {
  it("shows an unobserved peer, not self time, for a client without a server span", () => {
    expect(pathOf(failing.unobservedPeer()).drawn).toContain("POST unobserved-peer 1-9");
  });

  it("shows the time between client and server as network", () => {
    const specs: SpanSpec[] = [
      { id: "call", service: "a", kind: "client", at: 0, lasts: 10 },
      { id: "serve", parent: "call", service: "b", kind: "server", at: 2, lasts: 5 },
    ];
    expect(pathOf(spansOf(specs)).drawn).toEqual([
      "call network 0-2",
      "serve self 2-7",
      "call network 7-10",
    ]);
  });

  it("marks what comes after the last thing known of an unfinished span", () => {
    const { drawn, path } = pathOf(timing.unfinishedCallee());
    expect(drawn).toContain("serve unfinished 1-10");
    expect(path).toMatchObject({
      status: "degraded",
      reasons: ["1 span on the path with an inferred end"],
    });
  });
});

describe("what could not be seen", () => {
  it("names the roots that are not on the path, and takes the longest", () => {
    const { trace, path } = pathOf(broken.twoRoots());
    expect(nameOfNode(trace.nodes[path.root])).toBe("a");
    expect(path.status).toBe("degraded");
    expect(path.reasons[0]).toContain(`1 more root not on this path (${trace.nodes[1]?.id})`);
  });

  it("prefers a root that was received over a longer missing parent", () => {
    const { trace, path } = pathOf(
      spansOf([
        { id: "received", at: 0, lasts: 5 },
        { id: "orphan", parent: "lost", at: 0, lasts: 50 },
      ]),
    );
    expect(nameOfNode(trace.nodes[path.root])).toBe("received");
  });

  it("covers what is known below a root that was not received", () => {
    const { drawn, path } = pathOf(broken.onlyOrphans());
    expect(drawn).toEqual(["x self 0-4", "(lost) unobserved-peer 4-5", "y self 5-10"]);
    expect(path.reasons[0]).toContain("the root was not received");
  });

  it("counts calls that clocks put wholly outside their caller", () => {
    const { path, trace } = pathOf(timing.skewedClocks());
    expect(path.reasons).toContain(
      "10 children wholly outside the time of their parent: not on the path",
    );
    expectTiling(trace, path);
  });

  it("says why there is no path through a root without duration", () => {
    expect(pathOf(timing.zeroDurationRoot()).path).toMatchObject({
      status: "degraded",
      sections: [],
      reasons: ["the root lasts no time: there is no path to show"],
    });
  });

  it("fails, with the reason, without any span or at a node that does not exist", () => {
    expect(pathOf([]).path).toMatchObject({
      status: "failed",
      reasons: ["the trace has no spans"],
      root: -1,
    });
    const path = computeCriticalPath(assembleTrace(broken.oneSpan()), { root: 7 });
    expect(path).toMatchObject({ status: "failed", reasons: ["node 7 does not exist"] });
  });
});

describe("whatever is received", () => {
  it("tiles the root exactly", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const { trace, path } = pathOf(spans);
        if (path.status !== "failed") expectTiling(trace, path);
      }),
      { numRuns: 500 },
    );
  });

  it("tiles every node exactly when told to start there", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const trace = assembleTrace(spans);
        for (const { index } of trace.nodes) {
          expectTiling(trace, computeCriticalPath(trace, { root: index }));
        }
      }),
    );
  });

  it("gives the same path for every order of input", () => {
    fc.assert(
      fc.property(arbitraryOrders, ([spans, shuffled]) => {
        expect(pathOf(shuffled).path).toEqual(pathOf(spans).path);
      }),
    );
  });

  it.each(ALL_TRACES)("leaves the trace untouched: $name", ({ spans }) => {
    const trace = freezeDeeply(assembleTrace(spans()));
    expect(() => computeCriticalPath(trace)).not.toThrow();
  });
});

describe("size", () => {
  it.each([
    ["deep", deepTrace(50_000)],
    ["wide", wideTrace(50_000)],
    ["realistic", realisticTrace(50_000, 3)],
  ])("tiles a %s trace of 50,000 spans", (_shape, spans) => {
    const { trace, path } = pathOf(spans);
    expect(path.status).toBe("ok");
    const covered = path.sections.reduce(
      (sum, { startUnixNano, endUnixNano }) => sum + endUnixNano - startUnixNano,
      0n,
    );
    expect(covered).toBe(trace.endUnixNano - trace.startUnixNano);
  });

  it("keeps all 49,999 back-to-back children on the path", () => {
    const { path } = pathOf(wideTrace(50_000));
    expect(new Set(path.sections.map((section) => section.node)).size).toBe(50_000);
    expect(path.sections[0]?.startUnixNano).toBe(atMs(0));
  });
});
