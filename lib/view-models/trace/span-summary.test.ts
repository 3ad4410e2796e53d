import { expect, test } from "vitest";
import { spanSummary } from "./span-summary";

const span = {
  service: "payments",
  name: "charge",
  kind: "internal",
  status: { code: "error", message: "decimal\noverflow" },
  startUnixNano: 1_763_690_000_000_000_000n,
  durationNano: 304_000n,
  spanId: "8dc2a0422a59af81",
} as const;

test("a span in one line says what, how long, when, why and which", () => {
  expect(spanSummary(span, "UTC")).toBe(
    "payments charge ✕ 304 µs, internal, 2025-11-21 01:53:20 UTC: decimal overflow · span 8dc2a0422a59af81",
  );
});

test("a span that went well has neither mark nor message", () => {
  const well = { ...span, status: { code: "unset", message: "" } } as const;
  expect(spanSummary(well, "UTC")).toMatch(
    /^payments charge 304 µs, internal, [^:]+:[^:]+:\d+ UTC ·/,
  );
});
