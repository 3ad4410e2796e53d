import { describe, expect, it } from "vitest";
import { encodeProtobuf } from "@/lib/testing/otlp/encode-protobuf";
import { decodeTraces } from "./decode-traces";

const IDS = { traceId: "ab".repeat(16), spanId: "cd".repeat(8) };

function requestOf(value: object): object {
  const span = { ...IDS, attributes: [{ key: "k", value }] };
  return { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };
}

function nestedList(depth: number): object {
  let value: object = { stringValue: "innermost" };
  for (let level = 0; level < depth; level++) value = { arrayValue: { values: [value] } };
  return value;
}

/** Protobuf of a field 2 (wire type 2) that holds itself `depth` times. */
function nestedMessages(depth: number, tag: number): Uint8Array {
  let body: Uint8Array = Buffer.alloc(0);
  for (let level = 0; level < depth; level++) {
    body = Buffer.concat([Buffer.from([tag]), varint(body.byteLength), body]);
  }
  return body;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

describe("nesting", () => {
  it("of 45 lists is kept in both encodings", () => {
    const request = requestOf(nestedList(45));
    const json = decodeTraces(Buffer.from(JSON.stringify(request)), "json");
    const protobuf = decodeTraces(encodeProtobuf("traces", request), "protobuf");
    expect(json.items[0]?.attributes.k).toEqual(protobuf.items[0]?.attributes.k);
    expect(JSON.stringify(json.items[0]?.attributes.k)).toContain("innermost");
  });

  it("of 60 lists is refused in both encodings, saying so", () => {
    // Written by hand: protobufjs' encoder refuses this depth too.
    const value = `${'{"arrayValue":{"values":['.repeat(60)}{}${"]}}".repeat(60)}`;
    const json = JSON.stringify(requestOf({ marker: 1 })).replace('{"marker":1}', value);
    expect(() => decodeTraces(Buffer.from(json), "json")).toThrow(/nested deeper than 100/);
    // AnyValue.array_value is field 5, ArrayValue.values field 1.
    let nested: Uint8Array = Buffer.alloc(0);
    for (let level = 0; level < 120; level++) {
      const tag = level % 2 === 0 ? 0x0a : 0x2a;
      nested = Buffer.concat([Buffer.from([tag]), varint(nested.byteLength), nested]);
    }
    const wrap = (tag: number, inner: Uint8Array) =>
      Buffer.concat([Buffer.from([tag]), varint(inner.byteLength), inner]);
    const body = wrap(0x0a, wrap(0x12, wrap(0x12, wrap(0x4a, wrap(0x12, nested)))));
    expect(() => decodeTraces(body, "protobuf")).toThrow(/maximum nesting depth/);
  });

  it("of 100,000 levels in fields that are not known neither hangs nor overflows the stack", () => {
    const json = `{"unknown":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(decodeTraces(Buffer.from(json), "json").items).toEqual([]);
    const groups = Buffer.alloc(100_000, 0x7b);
    expect(() => decodeTraces(groups, "protobuf")).toThrow(/malformed protobuf/);
    expect(decodeTraces(nestedMessages(10_000, 0x7a), "protobuf").items).toEqual([]);
  });
});

describe("great numbers", () => {
  it("of empty messages are refused before they fill the memory", () => {
    // Spans of two bytes each: a tag and a length of zero.
    const spans = Buffer.alloc(20_000_000);
    for (let index = 0; index < spans.length; index += 2) spans[index] = 0x12;
    const scopeSpans = Buffer.concat([Buffer.from([0x12]), varint(spans.length), spans]);
    const body = Buffer.concat([Buffer.from([0x0a]), varint(scopeSpans.length), scopeSpans]);
    expect(() => decodeTraces(body, "protobuf")).toThrow(/send smaller batches/);
  });

  it("of rejected spans are counted in one short message", () => {
    const spans = Array.from({ length: 5_000 }, () => ({ ...IDS, traceId: "00" }));
    const body = Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }));
    const { rejected, reasons } = decodeTraces(body, "json");
    expect(rejected).toBe(5_000);
    expect(reasons.join()).toMatch(/^5000 span\(s\) rejected: .{10,200}$/);
  });
});

describe("lengths", () => {
  it.each([
    ["past the end of the request", "0aff01"],
    ["past the end of the enclosing message", "0a0412060a021200"],
    ["of four gigabytes", "0affffffff0f"],
  ])("%s are refused with the place", (_what, hex) => {
    expect(() => decodeTraces(Buffer.from(hex, "hex"), "protobuf")).toThrow(
      /malformed protobuf near byte \d+ of \d+/,
    );
  });
});
