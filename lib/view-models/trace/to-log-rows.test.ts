import { describe, expect, test } from "vitest";
import type { LogDto } from "@/lib/domain/contracts/trace";
import { filterLogRows, logsAsText, toLogRows } from "./to-log-rows";

const START = 1_763_690_000_000_000_000n;
const logOf = (part: Partial<LogDto>): LogDto => ({
  id: "1",
  timeUnixNano: String(START + 5_000_000n),
  severityNumber: 9,
  severityText: "INFO",
  level: "info",
  body: "charged",
  eventName: "",
  service: "payments",
  traceId: null,
  spanId: null,
  attributes: {},
  ...part,
});

describe("toLogRows", () => {
  test("times records from the start of the trace, also those before it", () => {
    const early = logOf({ timeUnixNano: String(START - 1_000_000n) });
    const rows = toLogRows([logOf({}), early], START);
    expect(rows.map((row) => row.offsetNano)).toEqual([5_000_000, -1_000_000]);
  });

  test("a structured body is text, markup in it stays what was written", () => {
    const texts = toLogRows(
      [logOf({ body: { kvlist: { order: 8812 } } }), logOf({ body: "<b>x</b>" })],
      START,
    ).map((row) => row.text);
    expect(texts).toEqual(["{order: 8812}", "<b>x</b>"]);
  });

  test("an event without a body is known by its name", () => {
    const rows = toLogRows(
      [logOf({ body: null, eventName: "order.placed" }), logOf({ body: "" })],
      START,
    );
    expect(rows.map((row) => row.text)).toEqual(["order.placed", "(empty)"]);
  });
});

describe("filterLogRows", () => {
  const rows = toLogRows(
    [
      logOf({ id: "a", level: "error", body: "overflow" }),
      logOf({ id: "b", level: "unspecified", body: "no level" }),
      logOf({ id: "c", level: "warn", service: "cart" }),
    ],
    START,
  );
  const ids = (filter: Parameters<typeof filterLogRows>[1]) =>
    filterLogRows(rows, filter).map((row) => row.id);

  test("without a least level, records of no level are shown too", () => {
    expect(ids({ text: "", minLevel: "unspecified" })).toEqual(["a", "b", "c"]);
    expect(ids({ text: "", minLevel: "warn" })).toEqual(["a", "c"]);
  });

  test("searches text and service, ignoring case", () => {
    expect(ids({ text: "CART", minLevel: "unspecified" })).toEqual(["c"]);
    expect(ids({ text: " over", minLevel: "unspecified" })).toEqual(["a"]);
  });
});

describe("logsAsText", () => {
  test("keeps every digit of the time", () => {
    const text = logsAsText(toLogRows([logOf({ timeUnixNano: String(START + 1n) })], START));
    expect(text).toBe("2025-11-21T01:53:20.000000001Z\tinfo\tpayments\tcharged");
  });
});
