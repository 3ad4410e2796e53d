import { describe, expect, it } from "vitest";
import type { Occasion } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";

/** Abnormal features as `direction kind text` of service, the most surprising first. */
function learned(draw: (occasion: Occasion) => Partial<Hop>, window = 60): string[] {
  const hop = (occasion: Occasion): Hop => ({
    service: "gateway",
    name: "GET /",
    tolerates: true,
    calls: [{ service: "pricing", name: "price", ...draw(occasion) }],
  });
  const { table, learned: found } = findingsOf({ window, draw: hop });
  return [...found]
    .filter(({ operation }) => table.operations[operation]?.service === "pricing")
    .sort((a, b) => b.nats - a.nats)
    .map(({ direction, kind, text }) => `${direction} ${kind} ${text}`);
}

const ERROR = 17;

describe("abnormal features", () => {
  it("are failures that appear", () => {
    expect(learned(({ during }) => (during(0.5) ? { throws: ["PriceError", ""] } : {}))).toEqual([
      "appeared failure PriceError",
    ]);
  });

  it("are a single failure too, where there was none before", () => {
    const found = learned(({ isWindow }) => (isWindow ? { throws: ["PriceError", ""] } : {}), 1);
    expect(found).toEqual(["appeared failure PriceError"]);
  });

  it("are no failures that are as common as ever", () => {
    expect(learned(({ always }) => (always(0.3) ? { throws: ["PriceError", ""] } : {}))).toEqual(
      [],
    );
  });

  it("are statements that appear and statements that vanish", () => {
    const body = (text: string) => ({ logs: [{ body: text }] });
    const found = learned(({ isWindow }) => body(isWindow ? "took the default" : "read the rates"));
    expect(found.sort()).toEqual(["appeared log took the default", "vanished log read the rates"]);
  });

  it("are no statements that came once by chance", () => {
    const found = learned(({ isWindow, index }) => ({
      logs: isWindow && index === 3 ? [{ body: "cache was emptied" }] : [],
    }));
    expect(found).toEqual([]);
  });

  it("are no errors that vanish: what gets better is no trouble", () => {
    const found = learned(({ isWindow }) => ({
      logs: isWindow ? [] : [{ body: "no rates", severity: ERROR }],
    }));
    expect(found).toEqual([]);
  });

  it("are calls that are made no longer", () => {
    const inner: Hop = { service: "pricing", name: "read rates", kind: "internal" };
    expect(learned(({ isWindow }) => ({ calls: isWindow ? [] : [inner] }))).toHaveLength(1);
  });
});

describe("what a service does that recovers", () => {
  it("is not held against what it did while it was broken", () => {
    const read: Hop = { service: "pricing", name: "read rates", kind: "internal" };
    const found = learned(({ isWindow, index }) => {
      const wasBroken = !isWindow && index % 2 === 0;
      return wasBroken ? { throws: ["StartError", "starting"] } : { calls: [read] };
    });
    expect(found).toEqual([]);
  });
});
