import { describe, expect, it } from "vitest";
import type { Span } from "@/lib/domain/span";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { type SpanSpec, spanOf, spansOf } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { lateCallee, sharedDatabase, unobservedPeer } from "@/lib/testing/gallery/failing-calls";
import { assembleTrace } from "./assemble-trace";
import { findLosses } from "./find-losses";
import { keptShareOf } from "./kept-share";

function lossesOf(spans: readonly Span[]) {
  return findLosses(assembleTrace(spans));
}

function one(spec: Partial<SpanSpec>, more: Partial<Span> = {}): Span[] {
  return [{ ...spanOf({ id: "a", ...spec }), ...more }];
}

describe("what a trace does not hold", () => {
  it("is nothing where all was sent", () => {
    expect(lossesOf(lateCallee())).toEqual([]);
  });

  it("is traces like it, by the threshold that its sampler drew against", () => {
    expect(lossesOf(one({}, { traceState: "vendor=x,ot=th:c;rv:ffffffffffffff" }))).toEqual([
      {
        kind: "sampled",
        reason: "tracestate ot=th:c: 1 of 4 traces like it was kept",
        nodeIds: [spanIdOf("a")],
        count: 1,
      },
    ]);
    expect(lossesOf(one({}, { traceState: "ot=th:0" }))).toEqual([]);
  });

  it("is told by attributes of a sampler", () => {
    expect(lossesOf(one({ attributes: { "sampling.priority": 1 } }))).toMatchObject([
      { kind: "sampled", reason: "sampling.priority=1: chosen by a sampler" },
    ]);
  });

  it("is the rest of a trace that was not to be kept, where the flags are known", () => {
    expect(lossesOf(one({}, { flags: 0x100 }))).toMatchObject([{ kind: "unsampled-recorded" }]);
    expect(lossesOf(one({}, { flags: 0 }))).toEqual([]);
  });

  it("is what the SDK dropped at its limits, of spans, events and links together", () => {
    const events = [{ timeUnixNano: 0n, name: "e", attributes: {}, droppedAttributesCount: 2 }];
    const cut = { droppedAttributesCount: 3, droppedLinksCount: 1, events };
    expect(lossesOf(one({}, cut))).toMatchObject([
      { kind: "cut", reason: expect.stringContaining("dropped 5 attributes, 1 links"), count: 1 },
    ]);
  });

  it("is the callee of a call that nothing answered, but for databases", () => {
    expect(lossesOf(unobservedPeer())).toMatchObject([
      { kind: "silent-callee", reason: expect.stringContaining("bank.example"), count: 1 },
    ]);
    expect(lossesOf(sharedDatabase())).toEqual([]);
  });

  it("names whom silent calls went to", () => {
    const call = (id: string, to: string): SpanSpec => ({
      id,
      parent: "root",
      kind: "client",
      attributes: { "server.address": to },
    });
    const spans = spansOf([{ id: "root" }, call("a", "x"), call("b", "x"), call("c", "y")]);
    expect(lossesOf(spans)).toMatchObject([
      { count: 3, reason: expect.stringMatching(/^no span of x, y was received/) },
    ]);
  });

  it.each(ALL_TRACES)("leaves the trace untouched: $name", ({ spans }) => {
    const trace = freezeDeeply(assembleTrace(spans()));
    expect(() => findLosses(trace)).not.toThrow();
  });
});

describe("the share that was kept", () => {
  it.each([
    ["ot=th:8", 0.5],
    ["ot=th:c", 0.25],
    ["ot=th:fd70a4", 0.01],
    ["a=b, ot=rv:1;th:0", 1],
    ["ot=p:3", 0.125],
  ])("is read from %s", (traceState, share) => {
    expect(keptShareOf(traceState)?.share).toBeCloseTo(share, 5);
  });

  it.each(["", "ot=", "ot=th:xyz", "ot=p:99", "vendor=th:8"])(
    "is unknown in '%s'",
    (traceState) => {
      expect(keptShareOf(traceState)).toBeNull();
    },
  );
});
