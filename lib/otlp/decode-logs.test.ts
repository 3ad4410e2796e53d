import { describe, expect, it } from "vitest";
import { decodeLogs } from "./decode-logs";

function decodeRecord(record: object) {
  const request = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
  return decodeLogs(Buffer.from(JSON.stringify(request)), "json");
}

describe("a log record", () => {
  it("has defaults for all that was not sent", () => {
    expect(decodeRecord({}).items[0]).toMatchObject({
      timeUnixNano: 0n,
      severityNumber: 0,
      body: null,
      traceId: null,
      spanId: null,
      eventName: "",
    });
  });

  it.each([
    ["cut", "abcd"],
    ["not hex", "x".repeat(32)],
  ])("whose trace id is %s is kept as one of no trace, with a warning", (_what, traceId) => {
    const { items, rejected, warnings } = decodeRecord({ traceId, body: { stringValue: "text" } });
    expect(items[0]).toMatchObject({ traceId: null, body: "text" });
    expect(rejected).toBe(0);
    expect(warnings).toHaveLength(1);
  });

  it.each([-1, 25, 2_000_000_000])(
    "of severity %i, which is none, is kept as unspecified with a warning",
    (severityNumber) => {
      const { items, warnings } = decodeRecord({ severityNumber });
      expect(items[0]?.severityNumber).toBe(0);
      expect(warnings).toHaveLength(1);
    },
  );

  it("after the year 2262 is rejected alone", () => {
    const { items, rejected } = decodeRecord({ observedTimeUnixNano: "18446744073709551615" });
    expect([items.length, rejected]).toEqual([0, 1]);
  });

  it("may have a body of any type", () => {
    const body = { kvlistValue: { values: [{ key: "a", value: { arrayValue: {} } }] } };
    expect(decodeRecord({ body }).items[0]?.body).toEqual({ kvlist: { a: [] } });
  });
});
