import { type AttributeValue, formatAttribute, stringAttribute } from "@/lib/domain/attributes";
import type { FactOf, Verification } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import type { EvidenceIndex } from "./index-evidence";
import { agrees, nanoIn } from "./quantities";
import { resolveSpan } from "./resolve-span";
import { cannotCheck, decide, verdictOf, weakest } from "./verification";

/** Whether the span failed, and of what sort its failure is. */
export function verifySpanStatus(
  index: EvidenceIndex,
  { span, failed, failureType }: FactOf<"span-status">,
): Verification {
  const resolved = resolveSpan(index, span);
  if (!resolved.ok) return resolved.verification;
  const failure = failureOf(resolved.located.node.span);
  const word = (isFailing: boolean) => (isFailing ? "failed" : "did not fail");
  const status = decide(
    "status, exception, HTTP and gRPC code of the span are read again",
    failed === (failure !== null),
    word(failed),
    word(failure !== null),
  );
  if (failureType === null) return status;
  return weakest([
    status,
    decide(
      "its failure is of this sort",
      failureType === failure?.type,
      failureType,
      failure?.type ?? "none",
    ),
  ]);
}

/** Whether an exception of this type and with this text in its message was recorded on the span. */
export function verifyException(
  index: EvidenceIndex,
  { span, type, message }: FactOf<"exception">,
): Verification {
  const resolved = resolveSpan(index, span);
  if (!resolved.ok) return resolved.verification;
  const rule = "the span has an exception event of this type whose message holds this text";
  const { events, droppedEventsCount } = resolved.located.node.span;
  const exceptions = events
    .filter(({ name }) => name === "exception")
    .map(({ attributes }) => ({
      type: stringAttribute(attributes, "exception.type") ?? "",
      message: stringAttribute(attributes, "exception.message") ?? "",
    }));
  const claimed = `${type}: ${message}`;
  const isSo = exceptions.some((one) => one.type === type && one.message.includes(message));
  if (!isSo && droppedEventsCount > 0) {
    return cannotCheck(rule, claimed, `${droppedEventsCount} events of the span were dropped`);
  }
  const found = exceptions.map((one) => `${one.type}: ${one.message}`).join("; ");
  return decide(rule, isSo, claimed, found || "no exception");
}

/** Whether the span, or the resource that sent it, has this value under this key. */
export function verifyAttribute(
  index: EvidenceIndex,
  { span, key, value }: FactOf<"attribute-equals">,
): Verification {
  const resolved = resolveSpan(index, span);
  if (!resolved.ok) return resolved.verification;
  const rule = "the span or its resource has exactly this value under this key";
  const { attributes, resource, droppedAttributesCount } = resolved.located.node.span;
  const held = Object.hasOwn(attributes, key) ? attributes[key] : resource.attributes[key];
  const claimed = `${key}=${value}`;
  if (held === undefined) {
    return droppedAttributesCount > 0
      ? cannotCheck(rule, claimed, `${droppedAttributesCount} attributes of the span were dropped`)
      : verdictOf("not-found", rule, claimed, `the span has no ${key}`);
  }
  return decide(rule, isSame(value, held), claimed, `${key}=${formatAttribute(held)}`);
}

function isSame(claimed: string | number | boolean, held: AttributeValue): boolean {
  if (typeof claimed === "string") return typeof held === "string" && claimed === held;
  return claimed === held || (typeof claimed === "number" && String(claimed) === numberText(held));
}

function numberText(held: AttributeValue): string | null {
  if (held === null || typeof held !== "object") return null;
  return "int" in held ? held.int : "double" in held ? String(Number(held.double)) : null;
}

/** Whether the span took this long, to every digit given. */
export function verifyDuration(
  index: EvidenceIndex,
  { span, value, unit }: FactOf<"duration">,
): Verification {
  const resolved = resolveSpan(index, span);
  if (!resolved.ok) return resolved.verification;
  const { node } = resolved.located;
  const rule = "end less start, rounded to the decimals given, is this";
  const claimed = `${value} ${unit}`;
  if (node.endInferred) return cannotCheck(rule, claimed, "the span was never told to end");
  const took = nanoIn(Number(node.endUnixNano - node.startUnixNano), unit);
  return decide(rule, agrees(value, took), claimed, `${took} ${unit}`);
}
