import { describe, expect, it } from "vitest";
import { encodeProtobuf } from "@/lib/testing/otlp/encode-protobuf";
import { decodeTraces } from "./decode-traces";

const IDS = { traceId: "5B8EFFF798038103D269B633813FC60C", spanId: "EEE19B7EC3C1B174" };

function decodeSpans(...spans: object[]) {
  return decodeTraces(bodyOf({ spans }), "json");
}

function bodyOf(scopeSpans: object): Uint8Array {
  return Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [scopeSpans] }] }));
}

describe("ids in JSON", () => {
  it("are hex in either case, kept in lower case", () => {
    const { items } = decodeSpans(IDS);
    expect(items[0]?.traceId).toBe("5b8efff798038103d269b633813fc60c");
    expect(items[0]?.spanId).toBe("eee19b7ec3c1b174");
  });

  it.each([
    ["absent", ""],
    ["all zero", "0000000000000000"],
    ["null", null],
  ])("name no parent when %s", (_what, parentSpanId) => {
    const { items, warnings } = decodeSpans({ ...IDS, parentSpanId });
    expect(items[0]?.parentSpanId).toBeNull();
    expect(warnings).toEqual([]);
  });
});

describe("a span is rejected alone, with the reason and the place", () => {
  it.each([
    ["its trace id is missing", { traceId: undefined }, /trace id is not 16 bytes/],
    ["its trace id is all zero", { traceId: "0".repeat(32) }, /trace id is not 16 bytes/],
    ["its trace id is base64", { traceId: "W47/95gDgQPSabYzgT/GDA==" }, /trace id is not 16/],
    ["its trace id has 8 bytes", { traceId: "5b8efff798038103" }, /trace id is not 16 bytes/],
    ["its span id is missing", { spanId: undefined }, /span id is not 8 bytes/],
    ["its span id is all zero", { spanId: "0".repeat(16) }, /span id is not 8 bytes/],
    ["its parent's id is cut", { parentSpanId: "abcd" }, /parent's span id/],
    ["it starts after 2262", { startTimeUnixNano: "9223372036854775808" }, /after the year 2262/],
  ])("when %s", (_what, change, reason) => {
    const { items, rejected, reasons } = decodeSpans(IDS, { ...IDS, ...change }, IDS);
    expect(items).toHaveLength(2);
    expect(rejected).toBe(1);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
    expect(reasons[0]).toContain("(first: resourceSpans[0].scopeSpans[0].spans[1])");
  });

  it("in protobuf as in JSON", () => {
    const request = { resourceSpans: [{ scopeSpans: [{ spans: [IDS, { ...IDS, spanId: "" }] }] }] };
    const json = decodeTraces(Buffer.from(JSON.stringify(request)), "json");
    expect(decodeTraces(encodeProtobuf("traces", request), "protobuf")).toEqual(json);
  });
});

describe("a span is kept with a change, which is told", () => {
  it("when its kind is one that this version does not know", () => {
    const { items, rejected, warnings } = decodeSpans({ ...IDS, kind: 17 });
    expect(items[0]?.kind).toBe("unspecified");
    expect([rejected, warnings.length]).toEqual([0, 1]);
  });

  it("when its status code is one that this version does not know", () => {
    const { items, warnings } = decodeSpans({ ...IDS, status: { code: 9, message: "odd" } });
    expect(items[0]?.status).toEqual({ code: "unset", message: "odd" });
    expect(warnings).toHaveLength(1);
  });

  it("when a link names no span: the link is counted as dropped", () => {
    const links = [IDS, { traceId: "", spanId: "" }];
    const { items, warnings } = decodeSpans({ ...IDS, links, droppedLinksCount: 2 });
    expect(items[0]?.links).toHaveLength(1);
    expect(items[0]?.droppedLinksCount).toBe(3);
    expect(warnings).toHaveLength(1);
  });

  it("when a text holds NUL or a lone surrogate: U+FFFD stands in its place", () => {
    const attributes = [{ key: "a\u0000b", value: { stringValue: "\ud800x" } }];
    const { items, rejected, warnings } = decodeSpans({ ...IDS, name: "n\u0000", attributes });
    expect(items[0]?.name).toBe("n\uFFFD");
    expect(items[0]?.attributes).toEqual({ "a\uFFFDb": "\uFFFDx" });
    expect(rejected).toBe(0);
    expect(warnings).toEqual([expect.stringMatching(/^3 kept with a change: a text held NUL/)]);
  });

  it("when a text in protobuf is not UTF-8, but not when it holds U+FFFD itself", () => {
    const request = {
      resourceSpans: [{ scopeSpans: [{ spans: [{ ...IDS, name: "Z\uFFFDZ" }] }] }],
    };
    const body = encodeProtobuf("traces", request);
    expect(decodeTraces(body, "protobuf").warnings).toEqual([]);
    const broken = Buffer.from(body);
    broken[broken.indexOf("Z\uFFFDZ")] = 0xff;
    const { items, warnings } = decodeTraces(broken, "protobuf");
    expect(items[0]?.name).toBe("\uFFFD\uFFFDZ");
    expect(warnings).toHaveLength(1);
  });
});

describe("values in JSON", () => {
  const decodeValue = (value: string) => {
    const span = `{"traceId":"${IDS.traceId}","spanId":"${IDS.spanId}","attributes":[{"key":"k","value":${value}}]}`;
    const text = `{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}`;
    return decodeTraces(Buffer.from(text), "json").items[0]?.attributes.k;
  };

  it.each([
    ['{"intValue":"42"}', 42],
    ['{"intValue":42}', 42],
    ['{"intValue":"-9223372036854775808"}', { int: "-9223372036854775808" }],
    ['{"intValue":9223372036854775807}', { int: "9223372036854775807" }],
    ['{"doubleValue":1.5}', 1.5],
    ['{"doubleValue":2}', { double: "2" }],
    ['{"doubleValue":"NaN"}', { double: "NaN" }],
    ['{"doubleValue":"-Infinity"}', { double: "-Infinity" }],
    ['{"doubleValue":-0.0}', { double: "-0" }],
    ['{"doubleValue":12345678901234567890}', { double: "12345678901234567000" }],
    ['{"boolValue":false}', false],
    ['{"bytesValue":"AAEC"}', { bytes: "AAEC" }],
    ['{"arrayValue":{}}', []],
    ['{"kvlistValue":{"values":[{"key":"a"}]}}', { kvlist: { a: null } }],
    ["{}", null],
    ['{"stringValue":null}', null],
    ['{"decodeValueTheFuture":1}', null],
  ])("%s is exact", (json, value) => {
    expect(decodeValue(json)).toEqual(value);
  });

  it("keep unix nanoseconds exact when they are written as numbers", () => {
    const span = `{"traceId":"${IDS.traceId}","spanId":"${IDS.spanId}","startTimeUnixNano":1760000000123456789}`;
    const text = `{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}`;
    expect(decodeTraces(Buffer.from(text), "json").items[0]?.startUnixNano).toBe(
      1760000000123456789n,
    );
  });

  it("give the last of a repeated key", () => {
    const attributes = ["first", "last"].map((stringValue) => ({
      key: "k",
      value: { stringValue },
    }));
    expect(decodeSpans({ ...IDS, attributes }).items[0]?.attributes).toEqual({ k: "last" });
  });

  it("may have any key, and inherit none", () => {
    const attributes = ["__proto__", "constructor", "toString"].map((key) => ({
      key,
      value: { stringValue: "own" },
    }));
    const decoded = decodeSpans({ ...IDS, attributes }).items[0]?.attributes ?? {};
    expect(Object.keys(decoded)).toEqual(["__proto__", "constructor", "toString"]);
    const empty = decodeSpans(IDS).items[0]?.attributes ?? {};
    expect("toString" in empty || "__proto__" in empty || "constructor" in empty).toBe(false);
  });
});

describe("JSON that says something else is refused with its path", () => {
  const span = "resourceSpans[0].scopeSpans[0].spans[0]";
  it.each([
    [
      { kind: "SPAN_KIND_SERVER" },
      `${span}.kind: expected an integer (enum names are not allowed)`,
    ],
    [{ kind: 1.5 }, `${span}.kind: expected an integer`],
    [{ status: { code: "STATUS_CODE_OK" } }, `${span}.status.code: expected an integer`],
    [{ name: 7 }, `${span}.name: expected a string, got number "7"`],
    [{ traceId: 12 }, `${span}.traceId: expected a string of hex digits`],
    [{ attributes: {} }, `${span}.attributes: expected an array, got an object`],
    [{ attributes: [null] }, `${span}.attributes[0]: expected an object, got null`],
    [{ startTimeUnixNano: "soon" }, `${span}.startTimeUnixNano: expected an integer`],
    [{ startTimeUnixNano: -1 }, `${span}.startTimeUnixNano: expected an integer from 0`],
    [{ startTimeUnixNano: 1.5 }, `${span}.startTimeUnixNano: expected an integer`],
    [{ flags: 2 ** 32 }, `${span}.flags: expected an integer from 0 to 4294967295`],
    [{ droppedEventsCount: true }, `${span}.droppedEventsCount: expected an integer`],
    [{ events: [{ attributes: [{ key: "k", value: { bytesValue: "?" } }] }] }, ".value.bytesValue"],
    [
      { attributes: [{ key: "k", value: { stringValue: "a", intValue: 1 } }] },
      `${span}.attributes[0].value.intValue: expected one value alone`,
    ],
  ])("%j", (change, message) => {
    expect(() => decodeSpans({ ...IDS, ...change })).toThrow(message);
  });

  it.each([
    ["[]", "body: expected an object, got an array"],
    ["", "malformed JSON"],
    ['{"resourceSpans":[', "malformed JSON"],
    ['{"resourceSpans":{}}', "resourceSpans: expected an array"],
  ])("%s", (text, message) => {
    expect(() => decodeTraces(Buffer.from(text), "json")).toThrow(message);
  });

  it("bytes that are not UTF-8", () => {
    expect(() => decodeTraces(Buffer.from([0x7b, 0xff, 0x7d]), "json")).toThrow(/malformed JSON/);
  });
});

describe("fields that are not known", () => {
  it("are ignored in JSON, the snake_case spelling of known ones too", () => {
    const request = { resourceSpans: [{ later: [1], scopeSpans: [] }], resource_spans: "no" };
    expect(decodeTraces(Buffer.from(JSON.stringify(request)), "json").items).toEqual([]);
  });

  it("are ignored in protobuf, of every wire type", () => {
    // Fields 100 to 103: varint, 64-bit, bytes, 32-bit.
    const unknown = Buffer.from("a00601a9060102030405060708b20603616263bd0601020304", "hex");
    const request = { resourceSpans: [{ scopeSpans: [{ spans: [IDS] }] }] };
    const body = Buffer.concat([unknown, encodeProtobuf("traces", request), unknown]);
    expect(decodeTraces(body, "protobuf").items).toHaveLength(1);
  });

  it("leave an empty request empty", () => {
    const nothing = { items: [], rejected: 0, reasons: [], warnings: [] };
    expect(decodeTraces(new Uint8Array(0), "protobuf")).toEqual(nothing);
    expect(decodeTraces(Buffer.from("{}"), "json")).toEqual(nothing);
  });
});
