import { describe, expect, it } from "vitest";
import { notReadOf } from "./not-read";

interface Reading {
  readonly data: unknown;
  readonly error: Error | null;
}

const read = { data: {}, error: null };
const pending = { data: undefined, error: null };
const failed = { data: undefined, error: new Error("the database cannot be reached") };
const logs = (reading: Reading, hasMore = false) => ({
  reading,
  hasMore,
  rows: [1, 2],
});

describe("notReadOf", () => {
  it("lacks nothing once all is read, also when it is read anew in vain", () => {
    const again = { data: {}, error: new Error("away") };
    expect(notReadOf({ logs: logs(read), kernel: { reading: read } })).toEqual([]);
    expect(notReadOf({ logs: logs(again), kernel: { reading: again } })).toEqual([]);
  });

  it("tells what is on its way, what failed and why, and what is not loaded", () => {
    expect(notReadOf({ logs: logs(pending), kernel: { reading: failed } })).toEqual([
      "Logs are still being read.",
      "Kernel events could not be read: the database cannot be reached",
    ]);
    const [cut] = notReadOf({ logs: logs(read, true), kernel: { reading: read } });
    expect(cut).toContain("first 2 log records");
  });
});
