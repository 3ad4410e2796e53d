import { describe, expect, test } from "vitest";
import type { SpanDto } from "@/lib/domain/contracts/trace";
import { filterAttributeRows, toSpanDetails } from "./to-span-details";

const NOTHING = { attributes: {}, droppedAttributesCount: 0, schemaUrl: "" };
const SPAN: SpanDto = {
  traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
  spanId: "00f067aa0ba902b7",
  parentSpanId: null,
  traceState: "",
  flags: 1,
  name: "Charge",
  kind: "server",
  service: "payments",
  startUnixNano: "1763690000000000000",
  endUnixNano: "1763690000212000000",
  status: { code: "error", message: "overflow" },
  attributes: { "http.route": "/charge", big: { int: "9223372036854775807" }, "a.list": ["x", 1] },
  droppedAttributesCount: 2,
  events: [],
  droppedEventsCount: 0,
  links: [],
  droppedLinksCount: 0,
  resource: NOTHING,
  scope: { ...NOTHING, name: "http", version: "1" },
};
const withEvent = (attributes: Record<string, unknown>): SpanDto => ({
  ...SPAN,
  events: [
    {
      timeUnixNano: "1763690000120000000",
      name: "exception",
      attributes,
      droppedAttributesCount: 0,
    },
  ],
});

describe("toSpanDetails", () => {
  test("sorts attributes by key and writes every value as text without losing digits", () => {
    expect(toSpanDetails(SPAN).attributes).toEqual([
      { key: "a.list", value: "[x, 1]" },
      { key: "big", value: "9223372036854775807" },
      { key: "http.route", value: "/charge" },
    ]);
  });

  test("reads an exception with its stack line by line, and repeats none of it as an attribute", () => {
    const [event] = toSpanDetails(
      withEvent({
        "exception.type": "DecimalOverflow",
        "exception.message": "scale 21 exceeds 18",
        "exception.stacktrace": "DecimalOverflow: …\n    at round (a.ts:1:1)\n",
        "exception.escaped": true,
      }),
    ).events;
    expect(event?.exception?.stackLines).toEqual(["DecimalOverflow: …", "    at round (a.ts:1:1)"]);
    expect(event?.attributes).toEqual([{ key: "exception.escaped", value: "true" }]);
    expect(event?.offsetNano).toBe(120_000_000);
  });

  test("an event without type and message is no exception", () => {
    expect(toSpanDetails(withEvent({ cause: "x" })).events[0]?.exception).toBeNull();
  });

  test("a span that ends before it starts, or has no end, lasts nothing", () => {
    expect(toSpanDetails({ ...SPAN, endUnixNano: "0" }).durationNano).toBe(0n);
    expect(toSpanDetails(SPAN).durationNano).toBe(212_000_000n);
  });

  test("says what the producer dropped", () => {
    expect(toSpanDetails(SPAN).dropped).toBe("2 attributes");
    expect(toSpanDetails({ ...SPAN, droppedAttributesCount: 0 }).dropped).toBeNull();
  });
});

describe("filterAttributeRows", () => {
  test("finds in keys and in values, ignoring case", () => {
    const { attributes } = toSpanDetails(SPAN);
    expect(filterAttributeRows(attributes, "ROUTE").map((row) => row.key)).toEqual(["http.route"]);
    expect(filterAttributeRows(attributes, "9223").map((row) => row.key)).toEqual(["big"]);
    expect(filterAttributeRows(attributes, " ")).toEqual(attributes);
  });
});
