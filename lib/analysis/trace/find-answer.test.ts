import { describe, expect, it } from "vitest";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { assembleTrace } from "./assemble-trace";
import { findAnswer, unansweredCalls } from "./find-answer";

const CALL: SpanSpec = { id: "call", service: "orders", kind: "client" };

function answerTo(...others: readonly SpanSpec[]) {
  const trace = assembleTrace(spansOf([CALL, ...others]));
  const call = nodeNamed(trace, "call");
  return {
    by: findAnswer(trace, call)?.span.name ?? null,
    isUnanswered: unansweredCalls(trace)(call),
  };
}

const below = (id: string, spec: Partial<SpanSpec>): SpanSpec => ({
  id,
  parent: "call",
  at: 1,
  lasts: 2,
  ...spec,
});

describe("what answers a call", () => {
  it("is the span of the service called, or a server span of the same", () => {
    const other = below("other", { service: "payments" });
    expect(answerTo(other)).toEqual({ by: "other", isUnanswered: false });
    const own = below("own", { service: "orders", kind: "server" });
    expect(answerTo(own)).toEqual({ by: "own", isUnanswered: false });
  });

  it("is the first of several", () => {
    const later = below("later", { service: "payments", at: 5 });
    expect(answerTo(later, below("first", { service: "payments" })).by).toBe("first");
  });

  it("is nothing that the caller did itself meanwhile", () => {
    const own = below("own", { service: "orders" });
    expect(answerTo(own)).toEqual({ by: null, isUnanswered: true });
  });

  it("is also a consumer of its own, or a span that links to it, though no span of another side", () => {
    const consumer = below("consumer", { service: "orders", kind: "consumer" });
    expect(answerTo(consumer)).toEqual({ by: null, isUnanswered: false });
    const batch: SpanSpec = { id: "batch", service: "orders", linksTo: ["call"], at: 20 };
    expect(answerTo(batch)).toEqual({ by: null, isUnanswered: false });
  });
});
