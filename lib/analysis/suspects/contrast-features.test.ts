import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { tableOf } from "@/lib/testing/builders/table-of";
import { contrastFeatures, type FeatureContrast } from "./contrast-features";
import { readFeatures } from "./span-features";

interface Executions {
  readonly caller?: string;
  readonly failing: number;
  readonly fine: number;
}

/** Traces in which `caller` asks `pricing`, some of which fail. */
function tracesOf({ caller = "shop", failing, fine }: Executions): SpanSpec[][] {
  return Array.from({ length: failing + fine }, (_, i) => [
    { id: "entry", service: caller, kind: "server" as const },
    {
      id: "price",
      parent: "entry",
      service: "pricing",
      kind: "server" as const,
      at: 1,
      lasts: 2,
      ...(i < failing ? { error: "no price" } : {}),
    },
  ]);
}

function contrastOf(
  window: readonly Executions[],
  healthy: readonly Executions[],
): FeatureContrast | null {
  const table = tableOf(window.flatMap(tracesOf), healthy.flatMap(tracesOf));
  const read = readFeatures(table, []);
  const number = read.features.findIndex(({ kind }) => kind === "failure");
  return contrastFeatures(table, read, new Uint8Array(table.spans.length))[number] ?? null;
}

describe("contrast of features", () => {
  it("is large for what appeared with the window, with its rates", () => {
    const found = contrastOf([{ failing: 15, fine: 5 }], [{ failing: 0, fine: 40 }]);
    expect(found).toMatchObject({
      direction: "appeared",
      windowRate: 0.75,
      healthyRate: 0,
      windowTraces: 20,
      healthyTraces: 40,
      traces: 15,
      isClean: true,
    });
    expect(found?.z).toBeGreaterThan(5);
    expect(found?.attributable).toBeGreaterThan(0.95);
  });

  it("is the other way round for what vanished", () => {
    const found = contrastOf([{ failing: 0, fine: 20 }], [{ failing: 40, fine: 0 }]);
    expect(found).toMatchObject({ direction: "vanished", windowRate: 1, healthyRate: 0 });
  });

  it("is none where it is as common as ever", () => {
    const found = contrastOf([{ failing: 5, fine: 15 }], [{ failing: 10, fine: 30 }]);
    expect(found?.z).toBe(0);
    expect(found?.attributable).toBeLessThan(0.2);
  });

  it("does not take a change of traffic for one of behaviour", () => {
    // Through `batch` it always fails, and the window has more of that.
    const found = contrastOf(
      [
        { caller: "batch", failing: 30, fine: 0 },
        { caller: "shop", failing: 0, fine: 10 },
      ],
      [
        { caller: "batch", failing: 10, fine: 0 },
        { caller: "shop", failing: 0, fine: 30 },
      ],
    );
    expect(found?.z).toBe(0);
  });

  it("is believed less of a feature the shorter health was looked at", () => {
    const long = contrastOf([{ failing: 3, fine: 0 }], [{ failing: 0, fine: 100 }]);
    const short = contrastOf([{ failing: 3, fine: 0 }], [{ failing: 0, fine: 3 }]);
    expect(long?.attributable).toBeGreaterThan(short?.attributable ?? 1);
    expect(long?.z).toBeGreaterThan(short?.z ?? 10);
  });

  it("is of no direction but what failed, where there is no health to compare with", () => {
    const found = contrastOf([{ failing: 8, fine: 2 }], []);
    expect(found).toMatchObject({ z: 0, direction: "appeared", healthyTraces: 0, isClean: false });
    expect(found?.windowRate).toBeCloseTo(0.8);
  });

  it("is nothing for an operation that the window does not run", () => {
    const table = tableOf([[{ id: "other" }]], [{ failing: 3, fine: 3 }].flatMap(tracesOf));
    const read = readFeatures(table, []);
    const none = new Uint8Array(table.spans.length);
    expect(contrastFeatures(table, read, none)).toEqual(read.features.map(() => null));
  });
});
