import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { rowNamed, tableOf } from "@/lib/testing/builders/table-of";
import { waitsBeside } from "./waits-beside";

/**
 *     entry    ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
 *       call   ·▬▬▬▬▬▬▬▬▬▬            answered by pricing
 *       beside as told
 */
function besideOf(beside: Partial<SpanSpec>, isAnswered = true): number {
  const answer: SpanSpec = {
    id: "serve",
    parent: "call",
    service: "pricing",
    kind: "server",
    at: 2,
  };
  const table = tableOf([
    [
      { id: "entry", kind: "server", lasts: 30 },
      { id: "call", parent: "entry", kind: "client", at: 1, lasts: 12 },
      ...(isAnswered ? [answer] : []),
      { id: "beside", parent: "entry", at: 1, lasts: 12, ...beside },
    ],
  ]);
  return (waitsBeside(table)[rowNamed(table, "beside")] ?? 0) / 1e6;
}

describe("time beside an answered call", () => {
  it("is what both were under way", () => {
    expect(besideOf({})).toBe(12);
    expect(besideOf({ at: 5, lasts: 4 })).toBe(4);
    expect(besideOf({ at: 10, lasts: 10 })).toBe(3);
  });

  it("is none for what came after", () => {
    expect(besideOf({ at: 14, lasts: 5 })).toBe(0);
  });

  it("is none where nobody answered the call: it may be anything", () => {
    expect(besideOf({}, false)).toBe(0);
  });

  it("is none for the answered call itself", () => {
    expect(besideOf({ id: "call 2", name: "beside", at: 20, lasts: 2, kind: "client" })).toBe(0);
  });
});
