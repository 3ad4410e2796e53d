import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { tableOf } from "@/lib/testing/builders/table-of";
import { findTainted } from "./find-tainted";
import { readFeatures } from "./span-features";

function traceOf(isBroken: boolean): SpanSpec[] {
  return [
    { id: "entry", service: "gateway", kind: "server" },
    {
      id: "price",
      parent: "entry",
      service: "pricing",
      kind: "server",
      at: 1,
      lasts: 5,
      ...(isBroken ? { error: "starting" } : {}),
    },
    { id: "rates", parent: "price", service: "pricing", at: 2, lasts: 1 },
    { id: "bank", parent: "rates", service: "bank", kind: "server", at: 2, lasts: 1 },
    { id: "mail", parent: "entry", service: "mailer", kind: "server", at: 8, lasts: 1 },
  ];
}

/** Names of healthy spans that are no example of health, for a share of broken traces on each side. */
function tainted(window: readonly boolean[], healthy: readonly boolean[]) {
  const table = tableOf(window.map(traceOf), healthy.map(traceOf));
  const found = findTainted(table, readFeatures(table, []));
  const names = (marks: Uint8Array) => [
    ...new Set(table.spans.flatMap(({ name }, row) => (marks[row] === 1 ? [name] : []))),
  ];
  return {
    names: names(found.isTainted),
    recovering: names(found.isRecovering),
    rows: found.isTainted.reduce((a, b) => a + b, 0),
  };
}

const times = (count: number, broken: number) =>
  Array.from({ length: count }, (_, i) => i < broken);

describe("healthy traces that were not", () => {
  it("are marked where an error was common that the window does not have", () => {
    const { names, rows } = tainted(times(20, 0), times(20, 10));
    expect(names).toEqual(["entry", "price", "rates"]);
    expect(rows).toBe(30);
  });

  it("stay examples for services that only stood beside or below", () => {
    const { names } = tainted(times(20, 0), times(20, 10));
    expect(names).not.toContain("mail");
    expect(names).not.toContain("bank");
  });

  it("stay examples where the error was how things always are, but are known to recover", () => {
    const { names, recovering } = tainted(times(20, 0), times(20, 19));
    expect(names).toEqual([]);
    expect(recovering).toContain("price");
  });

  it("stay examples where the window has the error too", () => {
    expect(tainted(times(20, 10), times(20, 10)).names).toEqual([]);
    expect(tainted(times(20, 15), times(20, 5)).names).toEqual([]);
  });

  it("are none without an error", () => {
    expect(tainted(times(5, 0), times(5, 0)).names).toEqual([]);
  });
});
