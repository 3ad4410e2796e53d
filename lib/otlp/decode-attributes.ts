import type { Attributes, AttributeValue } from "@/lib/domain/attributes";
import { AttributeMap } from "./attribute-map";
import type { WireAnyValue, WireKeyValue } from "./wire/wire-types";

/** Attributes of either encoding. The last of a repeated key wins. */
export function decodeAttributes(pairs: readonly WireKeyValue[]): Attributes {
  const attributes = new AttributeMap();
  for (const { key, value } of pairs) attributes[key] = decodeAttributeValue(value);
  return attributes;
}

/** An `AnyValue` of either encoding. Recursive, to the depth that the readers let through. */
export function decodeAttributeValue(value: WireAnyValue | null): AttributeValue {
  if (value === null) return null;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.intValue !== undefined) return decodeInt(value.intValue);
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.doubleValue !== undefined) return decodeDouble(value.doubleValue);
  if (value.arrayValue !== undefined) return value.arrayValue.values.map(decodeAttributeValue);
  if (value.kvlistValue !== undefined) {
    return { kvlist: decodeAttributes(value.kvlistValue.values) };
  }
  if (value.bytesValue !== undefined) {
    return { bytes: Buffer.from(value.bytesValue).toString("base64") };
  }
  return null;
}

function decodeInt(value: bigint): AttributeValue {
  const double = Number(value);
  return Number.isSafeInteger(double) ? double : { int: value.toString() };
}

/** A bare number without a fraction stands for an int64, so a double without one says what it is. */
function decodeDouble(value: number): AttributeValue {
  if (Object.is(value, -0)) return { double: "-0" };
  return Number.isFinite(value) && !Number.isInteger(value) ? value : { double: String(value) };
}
