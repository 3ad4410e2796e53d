import { z } from "zod";
import { createRedactor, type Redactor } from "@/lib/domain/redaction/redact-text";
import type { RedactionPolicy } from "@/lib/domain/redaction/redaction-policy";
import { redactAttribute } from "./redact-pack";

const Json = z.json();
type Json = z.output<typeof Json>;
const OtlpAttribute = z.strictObject({ key: z.string(), value: z.record(z.string(), Json) });
type OtlpAttribute = z.output<typeof OtlpAttribute>;

/** Ids, times and words of closed lists: nothing that a person wrote. */
const NOT_TEXT = new Set([
  "traceId",
  "spanId",
  "parentSpanId",
  "traceState",
  "kind",
  "type",
  "schemaUrl",
  "severityText",
  "unit",
  "asInt",
  "asDouble",
  "at_unix_nano",
  "time_unix_nano",
]);
/** Of a label: what scoring compares with ids and closed lists. */
const LABEL_NOT_TEXT = new Set([
  "incident_id",
  "root_spans",
  "citations",
  "fault_type",
  "injected_at",
  "certainty",
]);
const LINES = /\.ndjson$/;

export interface RedactedCase {
  readonly label: unknown;
  readonly evidence: Readonly<Record<string, string>>;
  readonly person: (name: string) => string;
  readonly removed: ReturnType<Redactor["removed"]>;
}

/**
 * The files and the label of a case without secrets and persons, by the allow-list and with the tokens
 * of the tracepack: names that are the same in the label and the evidence stay the same. Ids, times
 * and numbers stay, so that the case is scored as it was.
 */
export function redactCase(
  { label, evidence }: { label: unknown; evidence: Readonly<Record<string, string>> },
  policy: RedactionPolicy,
): RedactedCase {
  const redactor = createRedactor(policy);
  const redactJson = (text: string) =>
    JSON.stringify(redactDeep(parse(text), "", redactor, policy, NOT_TEXT));
  const files = Object.entries(evidence).map(([name, text]) => [
    name,
    LINES.test(name)
      ? text
          .split("\n")
          .map((line) => line && redactJson(line))
          .join("\n")
      : redactJson(text),
  ]);
  return {
    label: redactDeep(parse(JSON.stringify(label)), "", redactor, policy, LABEL_NOT_TEXT),
    evidence: Object.fromEntries(files),
    person: (name) => redactor.token("person", name),
    removed: redactor.removed(),
  };
}

function redactDeep(
  held: Json,
  under: string,
  redactor: Redactor,
  policy: RedactionPolicy,
  fixed: ReadonlySet<string>,
): Json {
  if (typeof held === "string") return isFixed(under, fixed) ? held : redactor.text(held);
  if (held === null || typeof held !== "object") return held;
  if (Array.isArray(held)) {
    return held.map((one) => redactDeep(one, under, redactor, policy, fixed));
  }
  const attribute = "key" in held ? OtlpAttribute.safeParse(held) : null;
  if (attribute?.success) return toAttribute(attribute.data, redactor, policy);
  return Object.fromEntries(
    Object.entries(held).map(([key, value]) => [
      key,
      redactDeep(value, key, redactor, policy, fixed),
    ]),
  );
}

function isFixed(under: string, fixed: ReadonlySet<string>): boolean {
  return fixed.has(under) || under.endsWith("UnixNano");
}

/** Numbers stay numbers; lists and maps are judged, and hidden, as a whole, as in a tracepack. */
function toAttribute(
  { key, value }: OtlpAttribute,
  redactor: Redactor,
  policy: RedactionPolicy,
): Json {
  const [kind = "stringValue", inner = ""] = Object.entries(value)[0] ?? [];
  const plain =
    kind === "intValue" || kind === "doubleValue"
      ? Number(inner)
      : typeof inner === "boolean" || typeof inner === "string"
        ? inner
        : JSON.stringify(inner);
  const [name, after] = redactAttribute(key, plain, redactor, policy);
  if (after === plain) return { key: name, value };
  return { key: name, value: { stringValue: String(after) } };
}

function parse(text: string): Json {
  return Json.parse(JSON.parse(text));
}
