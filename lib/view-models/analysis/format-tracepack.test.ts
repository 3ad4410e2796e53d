import { expect, it } from "vitest";
import { formatTracepack } from "./format-tracepack";

it("writes a line for each entry of a list and each field of an object, all of them", () => {
  const content = JSON.stringify({
    logs: [{ id: "a" }, { id: "b" }],
    header: { n: 1 },
    code: [],
    v: 1,
  });
  expect(formatTracepack(content)).toBe(
    'logs:\n    0  {"id":"a"}\n    1  {"id":"b"}\n\nheader:\n  n: 1\n\ncode: none\n\nv: 1',
  );
});
