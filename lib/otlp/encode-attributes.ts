import type { Attributes, AttributeValue } from "@/lib/domain/attributes";

/** A JSON value as OTLP writes it; what `JSON.stringify` takes. */
export type OtlpJson = Readonly<Record<string, unknown>>;

/** Attributes as OTLP JSON `KeyValue`s. */
export function encodeAttributes(attributes: Attributes): OtlpJson[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: encodeAttributeValue(value),
  }));
}

/** An OTLP JSON `AnyValue`: the inverse of decoding, kind of number included. */
export function encodeAttributeValue(value: AttributeValue): OtlpJson {
  if (value === null) return {};
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (isList(value)) return { arrayValue: { values: value.map(encodeAttributeValue) } };
  if ("int" in value) return { intValue: value.int };
  if ("double" in value) return { doubleValue: encodeDouble(Number(value.double)) };
  if ("bytes" in value) return { bytesValue: value.bytes };
  return { kvlistValue: { values: encodeAttributes(value.kvlist) } };
}

/** JSON has no word for these; the strings are protobuf's own. -0 would lose its sign as a number. */
export function encodeDouble(value: number): number | string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? value : String(value);
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: AttributeValue): value is readonly AttributeValue[] {
  return Array.isArray(value);
}
