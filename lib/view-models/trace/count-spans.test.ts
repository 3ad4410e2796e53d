import { describe, expect, it } from "vitest";
import { ROW_FLAGS } from "@/lib/domain/contracts/row-flags";
import { countSpans } from "./count-spans";

describe("the spans among the rows of a trace", () => {
  it("are those that are no stand-in for a parent", () => {
    const { error, missingParent, onCriticalPath } = ROW_FLAGS;
    const flags = Uint8Array.of(missingParent, 0, error, missingParent | onCriticalPath);
    expect(countSpans({ flags })).toBe(2);
  });
});
