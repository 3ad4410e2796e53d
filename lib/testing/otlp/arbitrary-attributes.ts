import fc from "fast-check";
import type { Attributes, AttributeValue } from "@/lib/domain/attributes";
import { asSpanId, asTraceId } from "@/lib/domain/id-text";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { InstrumentationScope, Resource } from "@/lib/domain/resource";

/** Any text that Postgres can hold: all of Unicode but NUL and lone surrogates. */
export const arbitraryText = fc
  .string({ unit: "binary", maxLength: 12 })
  .map((text) => text.toWellFormed().replaceAll("\0", "\uFFFD"));

const arbitraryInt = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((int) => (Number.isSafeInteger(Number(int)) ? Number(int) : { int: int.toString() }));

const arbitraryDouble = fc
  .double()
  .map((value) =>
    Number.isFinite(value) && !Number.isInteger(value)
      ? value
      : { double: Object.is(value, -0) ? "-0" : String(value) },
  );

const arbitraryBytes = fc
  .uint8Array({ maxLength: 8 })
  .map((bytes) => ({ bytes: Buffer.from(bytes).toString("base64") }));

const { value: nestedValue, attributes: nestedAttributes } = fc.letrec<{
  value: AttributeValue;
  attributes: Attributes;
}>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: "value" },
    arbitraryText,
    fc.boolean(),
    fc.integer(),
    arbitraryInt,
    arbitraryDouble,
    arbitraryBytes,
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3, depthIdentifier: "value" }),
    fc.record({ kvlist: tie("attributes") }),
  ),
  attributes: fc.dictionary(
    fc.oneof(arbitraryText, fc.constantFrom("__proto__", "constructor", "service.name", "1")),
    tie("value"),
    { maxKeys: 4, noNullPrototype: false, depthIdentifier: "value" },
  ),
}));

/** Every type of value, nested. */
export const arbitraryAttributeValue = nestedValue;
export const arbitraryAttributes = nestedAttributes;

export const arbitraryTraceId: fc.Arbitrary<TraceId> = hexId(16).map((hex) => {
  const id = asTraceId(hex);
  if (id === null) throw new Error(`not a trace id: ${hex}`);
  return id;
});

export const arbitrarySpanId: fc.Arbitrary<SpanId> = hexId(8).map((hex) => {
  const id = asSpanId(hex);
  if (id === null) throw new Error(`not a span id: ${hex}`);
  return id;
});

/** From 0 to the year 2262. */
export const arbitraryUnixNano = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
export const arbitraryCount = fc.nat({ max: 2 ** 32 - 1 });

export const arbitraryResource: fc.Arbitrary<Resource> = fc.record({
  attributes: arbitraryAttributes,
  droppedAttributesCount: arbitraryCount,
  schemaUrl: arbitraryText,
});

export const arbitraryScope: fc.Arbitrary<InstrumentationScope> = fc.record({
  name: arbitraryText,
  version: arbitraryText,
  attributes: arbitraryAttributes,
  droppedAttributesCount: arbitraryCount,
  schemaUrl: arbitraryText,
});

/** One to three batches, each of one resource and scope, as they leave a sender. */
export function arbitraryBatches<T>(
  item: (resource: Resource, scope: InstrumentationScope) => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> {
  return fc
    .array(
      fc
        .tuple(arbitraryResource, arbitraryScope)
        .chain(([resource, scope]) =>
          fc.array(item(resource, scope), { minLength: 1, maxLength: 3 }),
        ),
      { maxLength: 3 },
    )
    .map((batches) => batches.flat());
}

function hexId(byteCount: number): fc.Arbitrary<string> {
  return fc
    .uint8Array({ minLength: byteCount, maxLength: byteCount })
    .filter((bytes) => bytes.some((byte) => byte !== 0))
    .map((bytes) => Buffer.from(bytes).toString("hex"));
}
