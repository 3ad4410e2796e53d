import { type Attributes, type AttributeValue, formatAttribute } from "@/lib/domain/attributes";
import { shapeOfPayload } from "./payload-shape";
import { compareText } from "./sort-evidence";

export type PackedValue = string | number | boolean;

/** Every attribute once; others name it by its number. */
export interface AttributeDictionary {
  readonly entries: readonly (readonly [key: string, value: PackedValue])[];
  /** The numbers of all attributes, by key. */
  add(attributes: Attributes, without?: (key: string) => boolean): number[];
}

/** Read from elsewhere in the pack, or too long to help. */
const TOLD_ELSEWHERE = new Set(["exception.stacktrace", "service.name"]);

export function attributeDictionary(): AttributeDictionary {
  const entries: (readonly [string, PackedValue])[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (key: string, value: PackedValue) => {
    const text = `${key}\u0000${typeof value}\u0000${value}`;
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, entries.length);
    entries.push([key, value]);
    return entries.length - 1;
  };
  return {
    entries,
    add: (attributes, without = () => false) =>
      Object.keys(attributes)
        .filter((key) => !TOLD_ELSEWHERE.has(key) && !without(key))
        .sort(compareText)
        .map((key) => numberOf(key, packValue(key, attributes[key] ?? null))),
  };
}

/** A payload is told by its shape; whatever JSON has no word for, as text. */
export function packValue(key: string, value: AttributeValue): PackedValue {
  const shape = shapeOfPayload(key, value);
  if (shape !== null) return shape;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return value;
  return formatAttribute(value);
}
