import { expect, it } from "vitest";
import { toTraceListRow } from "./to-trace-list-row";

const TRACE = {
  traceId: "9f2c1d3e4f5061728394a5b6c7d8e41a",
  rootService: "gateway",
  rootName: "POST /checkout",
  startUnixNano: "1795223647204318009",
  durationNano: "412345678",
  spanCount: 1234,
  errorSpanCount: 3,
  services: ["cart", "gateway"],
};

it("keeps times beyond 2^53 exact until they are cut to milliseconds", () => {
  expect(toTraceListRow(TRACE)).toMatchObject({
    startedAtMs: 1_795_223_647_204,
    duration: "412 ms",
    exactDuration: "412.345678 ms",
  });
});

it("calls a trace failed when any of its spans is", () => {
  expect(toTraceListRow(TRACE).failed).toBe(true);
  expect(toTraceListRow({ ...TRACE, errorSpanCount: 0 }).failed).toBe(false);
});
