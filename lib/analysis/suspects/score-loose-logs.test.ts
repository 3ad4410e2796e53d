import { describe, expect, it } from "vitest";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import { scoreLooseLogs } from "./score-loose-logs";

/** `count` records of one statement, each with another number in it. */
function lines(count: number, body: string, severity = 9, service = "shop") {
  return Array.from({ length: count }, (_, i) =>
    logRecordOf({ id: `${body}-${i}`, body: `${body} ${i}`, severity, service, trace: null }),
  );
}

const STEADY = { exposureOf: () => 1 };

describe("logs without a span", () => {
  it("say that an error appeared, with the records that do", () => {
    const found = scoreLooseLogs({
      window: [...lines(40, "connection pool exhausted", 17), ...lines(50, "request served")],
      healthy: lines(50, "request served"),
      ...STEADY,
    });
    expect(found.get("shop")).toMatchObject({ group: "logs" });
    expect(found.get("shop")?.statement).toContain("connection pool exhausted <n>");
    expect(found.get("shop")?.statement).toContain("40 times; 0 would be usual");
    expect(found.get("shop")?.anchors[0]).toBe("log:connection pool exhausted-0");
  });

  it("say nothing of what grows with the traffic", () => {
    const found = scoreLooseLogs({
      window: lines(200, "request served"),
      healthy: lines(50, "request served"),
      exposureOf: () => 4,
    });
    expect(found.size).toBe(0);
  });

  it("say nothing of a line or two more, nor of an error that went away", () => {
    const busy = lines(50, "request served");
    expect(
      scoreLooseLogs({ window: [...busy, ...lines(2, "odd")], healthy: busy, ...STEADY }).size,
    ).toBe(0);
    const failing = [...busy, ...lines(60, "disk full", 17)];
    expect(scoreLooseLogs({ window: busy, healthy: failing, ...STEADY }).size).toBe(0);
  });

  it("say that a usual line is not written any more", () => {
    const found = scoreLooseLogs({
      window: lines(50, "request served"),
      healthy: [...lines(50, "request served"), ...lines(60, "cache refreshed")],
      ...STEADY,
    });
    expect(found.get("shop")?.statement).toContain("does not write “cache refreshed <n>” any more");
  });

  it("keep services apart", () => {
    const found = scoreLooseLogs({
      window: [...lines(40, "boom", 17, "cart"), ...lines(50, "request served")],
      healthy: lines(50, "request served"),
      ...STEADY,
    });
    expect([...found.keys()]).toEqual(["cart"]);
  });

  it("say nothing without any from before", () => {
    expect(scoreLooseLogs({ window: lines(9, "boom", 17), healthy: [], ...STEADY }).size).toBe(0);
  });
});
