import { describe, expect, it } from "vitest";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { storedKernelEventOf } from "@/lib/testing/builders/kernel-event-of";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { spansOf } from "@/lib/testing/builders/span-of";
import { placeKernelEvents } from "./place-kernel-events";

const call = spansOf([
  {
    id: "call",
    trace: "t",
    kind: "client",
    at: 10.000_001,
    lasts: 5,
    error: "connect ECONNREFUSED",
    attributes: { "server.port": 5432 },
    resource: resourceOf("shop", { "process.pid": 100 }),
  },
]);
const refused = storedKernelEventOf("refused", {
  kind: "connect",
  at: 12,
  lasts: 0.5,
  returned: -111,
  peerAddress: "10.0.0.9",
  peerPort: 5432,
});
const killed = storedKernelEventOf("killed", { kind: "oom-kill", at: 500, pid: 7, host: "web-1" });

function evidenceWith(kernelEvents: EvidenceSet["kernelEvents"]): EvidenceSet {
  return {
    window: [assembleTrace(call)],
    healthy: [],
    windowLogs: [],
    healthyLogs: [],
    metrics: [],
    changes: [],
    ...(kernelEvents === undefined ? {} : { kernelEvents }),
  };
}

describe("where a kernel event is shown", () => {
  const placeOf = placeKernelEvents(evidenceWith([refused, killed]));

  it("is the span that it stands on, told in a sentence", () => {
    expect(placeOf("refused")).toEqual({
      kind: "kernel",
      id: "refused",
      traceId: traceIdOf("t"),
      spanId: spanIdOf("call"),
      service: "shop",
      text: expect.stringMatching(/^connect to 10\.0\.0\.9:5432 refused/),
    });
  });

  it("is its host where it belongs to no span", () => {
    expect(placeOf("killed")).toMatchObject({ traceId: null, spanId: null, service: "web-1" });
  });

  it("is nowhere for one that is not among the evidence", () => {
    expect(placeOf("another")).toBeNull();
    expect(placeKernelEvents(evidenceWith(undefined))("refused")).toBeNull();
  });
});
