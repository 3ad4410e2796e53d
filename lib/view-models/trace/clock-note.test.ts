import { describe, expect, test } from "vitest";
import { adjustmentText, clockNote } from "./clock-note";

const PAYMENTS = {
  host: "payments-1",
  aheadNano: -200_000_000,
  uncertaintyNano: 2_500_000,
  spanCount: 3,
};

describe("the note about a clock", () => {
  test("says whose clock was adjusted by how much, and how sure that is", () => {
    expect(clockNote(PAYMENTS, "adjusted")).toBe(
      "clock of host payments-1 adjusted by +200 ms ± 2.5 ms",
    );
    expect(adjustmentText({ ...PAYMENTS, aheadNano: 40_000_000 })).toBe("−40 ms ± 2.5 ms");
  });

  test("says that raw times are shown although the clock is off", () => {
    expect(clockNote(PAYMENTS, "raw")).toMatch(/off by \+200 ms ± 2.5 ms, raw times shown$/);
  });

  test("claims no more than one side's bound allows", () => {
    expect(adjustmentText({ ...PAYMENTS, uncertaintyNano: null })).toBe("+200 ms or more");
  });

  test("a service that names no host is no host", () => {
    expect(clockNote({ ...PAYMENTS, host: "service cart" }, "adjusted")).toMatch(
      /^clock of service cart/,
    );
  });
});
