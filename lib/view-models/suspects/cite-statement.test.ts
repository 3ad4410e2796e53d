import { describe, expect, it } from "vitest";
import type { AnchorTargetDto } from "@/lib/domain/contracts/suspects";
import { suspectDtoOf } from "@/lib/testing/builders/suspect-dto-of";
import { asSentence, citeStatement } from "./cite-statement";
import { clearestSpan } from "./clearest-span";
import { rankOfSpan, toSuspectMarks } from "./suspect-marks";
import { toSignalRows } from "./to-signal-rows";

const span = (spanId: string, traceId = "t1"): AnchorTargetDto => ({
  kind: "span",
  traceId,
  spanId,
  service: "payments",
  name: "Charge",
});
const TARGETS: Record<string, AnchorTargetDto> = {
  "span:a": span("a"),
  "span:b": span("b", "t2"),
  "change:d": {
    kind: "change",
    id: "d",
    changeKind: "deploy",
    service: "payments",
    version: "1.9.0",
    atUnixNano: "5",
    title: "payments 1.9.0",
  },
  "metric:m@9": { kind: "metric", service: "payments", name: "m", unit: "s", atUnixNano: "9" },
};

describe("a cited statement", () => {
  it("is a sentence; a name it begins with keeps its case", () => {
    expect(asSentence("fails with http 404")).toBe("Fails with http 404.");
    expect(asSentence("http.server.duration 1 s → 2 s")).toBe("http.server.duration 1 s → 2 s.");
    expect(asSentence("85 % of all time")).toBe("85 % of all time.");
  });

  it("numbers its links by kind, names a change by what it is, and links nothing unknown", () => {
    const anchors = ["span:a", "span:gone", "span:b", "change:d"];
    const cited = citeStatement(
      { group: "failures", nats: 1, statement: "fails", anchors },
      TARGETS,
    );
    expect(cited.citations.map(({ name, label, title }) => [name, label, title])).toEqual([
      ["span 1", "span 1", "payments Charge"],
      ["span 2", "2", "payments Charge"],
      ["deploy", "deploy", "payments 1.9.0"],
    ]);
  });
});

describe("the clearest span of a suspect", () => {
  const suspect = suspectDtoOf({ spanIds: ["a", "b"], targets: TARGETS });

  it("is the first one of the shown trace, else the first of all", () => {
    expect(clearestSpan(suspect, "t2")).toEqual({ traceId: "t2", spanId: "b" });
    expect(clearestSpan(suspect, "elsewhere")).toEqual({ traceId: "t1", spanId: "a" });
    expect(clearestSpan(suspectDtoOf({ spanIds: [] }), "t1")).toBeNull();
  });
});

describe("the marks of suspects", () => {
  const marks = toSuspectMarks([
    suspectDtoOf({ rank: 1, spanIds: ["a"] }),
    suspectDtoOf({ rank: 2, kind: "peer", service: "bank", operation: "pay", spanIds: ["a", "b"] }),
  ]);

  it("stand at its spans, the likeliest first, and at every span of its operation", () => {
    expect(rankOfSpan(marks, "a", "x", "y")).toBe(1);
    expect(rankOfSpan(marks, "b~2", "x", "y")).toBe(2);
    expect(rankOfSpan(marks, "z", "payments", "Charge")).toBe(1);
    expect(rankOfSpan(marks, "z", "bank", "pay")).toBeNull();
  });
});

describe("the marks of a suspected way", () => {
  it("stand at the call in every trace, and at what answers it only where that is cited", () => {
    const target = (service: string) => ({
      kind: "span" as const,
      traceId: "t",
      spanId: "x",
      service,
      name: "POST /charge",
    });
    const marks = toSuspectMarks([
      suspectDtoOf({
        kind: "edge",
        edge: { caller: "checkout", callee: "payments" },
        spanIds: ["call", "answer"],
        targets: { "span:call": target("checkout"), "span:answer": target("payments") },
      }),
    ]);
    expect(rankOfSpan(marks, "z", "checkout", "POST /charge")).toBe(1);
    expect(rankOfSpan(marks, "answer", "payments", "POST /charge")).toBe(1);
    expect(rankOfSpan(marks, "z", "payments", "POST /charge")).toBeNull();
  });
});

describe("metrics and changes that are cited", () => {
  it("stand once each in time order, with the suspects they speak for", () => {
    const cites = (...anchors: string[]) => [
      { group: "changes" as const, nats: 1, statement: "deploy before", anchors },
    ];
    const rows = toSignalRows([
      suspectDtoOf({ evidence: cites("metric:m@9", "change:d", "span:a"), targets: TARGETS }),
      suspectDtoOf({ rank: 2, evidence: cites("change:d"), targets: TARGETS }),
    ]);
    expect(rows.map(({ kind, what, ranks }) => [kind, what, ranks])).toEqual([
      ["deploy", "payments 1.9.0", [1, 2]],
      ["metric", "m", [1]],
    ]);
  });
});
