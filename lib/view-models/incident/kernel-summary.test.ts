import { describe, expect, it } from "vitest";
import type { IncidentKernelDto, IncidentKernelFactDto } from "@/lib/domain/contracts/kernel";
import { toKernelSummary } from "./kernel-summary";

function factOf(spec: Partial<IncidentKernelFactDto>): IncidentKernelFactDto {
  return {
    words: "connect → 127.0.0.1:4730 refused",
    kind: "connect",
    failed: true,
    errorName: "ECONNREFUSED",
    count: 1,
    traceCount: 1,
    grades: {},
    longestNano: 0,
    spans: [{ traceId: "t1", spanId: "s1" }],
    anchors: ["kernel:e1"],
    ...spec,
  };
}

const WATCHED = { host: "web-1", watched: true, lostEventCount: 0 };

function summaryOf(items: readonly IncidentKernelFactDto[], spec: Partial<IncidentKernelDto> = {}) {
  return toKernelSummary({
    status: "ok",
    reasons: [],
    items: [...items],
    conflicts: [],
    hosts: [WATCHED],
    ...spec,
  });
}

describe("what the kernel saw in an incident", () => {
  it("is counted by kind, with the commonest error, and leads to the first event", () => {
    const summary = summaryOf([
      factOf({ count: 42 }),
      factOf({ count: 10, kind: "tcp-connect", anchors: ["kernel:e2"] }),
      factOf({ count: 1, kind: "io-error", errorName: "ECONNRESET" }),
      factOf({ count: 23, failed: false, errorName: null }),
    ]);
    expect(summary).toMatchObject({
      text: "52 failed connects, 1 I/O error, mostly ECONNREFUSED (52)",
      lost: null,
      shown: { anchor: "kernel:e1", traceId: "t1", spanId: "s1" },
    });
  });

  it("counts waits for locks, which fail nobody", () => {
    const wait = factOf({ kind: "lock-wait", failed: false, errorName: null, count: 7 });
    expect(summaryOf([wait]).text).toBe("7 lock waits");
  });

  it("tells nothing remarkable from nobody looking, and what was lost", () => {
    const ordinary = factOf({ failed: false, errorName: null });
    expect(summaryOf([ordinary])).toMatchObject({ text: "nothing remarkable", shown: null });
    const unwatched = { host: "db-1", watched: false, lostEventCount: 0 };
    expect(summaryOf([], { hosts: [unwatched] })).toMatchObject({
      text: "no capture of these hosts",
      title: "not watched: db-1",
    });
    expect(summaryOf([], { hosts: [{ ...WATCHED, lostEventCount: 9 }] }).lost).toBe(
      "capture incomplete: 9 lost",
    );
  });

  it("does not say of an error that most failures are it when they are not", () => {
    const { text } = summaryOf([
      factOf({ count: 40, kind: "open-error", errorName: "ENOENT" }),
      factOf({ count: 30 }),
      factOf({ count: 20, errorName: "ETIMEDOUT" }),
    ]);
    expect(text).toBe("40 failed opens, 50 failed connects, most often ENOENT (40)");
  });
});
