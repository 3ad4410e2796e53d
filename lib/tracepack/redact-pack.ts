import { createRedactor, type Redactor } from "@/lib/domain/redaction/redact-text";
import { fateOf, type RedactionPolicy } from "@/lib/domain/redaction/redaction-policy";
import type { WholePack } from "./build-tracepack";
import type { Tracepack } from "./tracepack-schema";

/** Ids of the evidence itself, times, and words of closed lists: nothing that a person wrote. */
const NOT_TEXT = new Set([
  "anchors",
  "beforeTroubleNano",
  "causes",
  "class",
  "durationNano",
  "firstSpan",
  "grade",
  "group",
  "kind",
  "leadTraceId",
  "level",
  "marks",
  "openedAt",
  "parent",
  "path",
  "policy",
  "ranker",
  "span",
  "spanId",
  "spans",
  "status",
  "symptom",
  "traceId",
  "under",
]);
/** Lists whose entries' `id` is one of the evidence. */
const WITH_IDS = new Set(["spans", "traces", "logs", "kernel", "changes"]);
/** Lists of entries in which `spans`, `status` and the like are to be looked into. */
const ENTRY_LISTS = new Set(["spans", "causes"]);

export interface RedactedPack {
  readonly whole: WholePack;
  /** What the tokens stand for: never leaves. */
  readonly originals: ReadonlyMap<string, string>;
}

export const REDACTION_VERSION = "1";

/**
 * A pack without secrets and persons: attributes by the allow-list, every other text by patterns.
 * Done before the pack is cut to size, so that no secret is cut in two and overlooked.
 */
export function redactPack(whole: WholePack, policy: RedactionPolicy): RedactedPack {
  const redactor = createRedactor(policy);
  const { attributes, ...rest } = whole.pack;
  const lists = Object.fromEntries(
    Object.entries(rest).map(([name, held]) => [name, redactList(name, held, redactor)]),
  );
  const redacted = attributes.map(([key, value]) => redactAttribute(key, value, redactor, policy));
  const pack: Tracepack = {
    ...whole.pack,
    // Texts took the places of texts: each list keeps its form, which the tests hold against the schema.
    ...(lists as Omit<Tracepack, "attributes">),
    attributes: redacted,
    redaction: { policy: REDACTION_VERSION, removed: [...redactor.removed()] },
  };
  const { originals } = redactor;
  return { whole: { ...whole, pack, nameOf: redactor.text }, originals };
}

/** An attribute by the allow-list: kept but for patterns, a token of its words, or taken out. */
export function redactAttribute(
  key: string,
  value: string | number | boolean,
  redactor: Redactor,
  policy: RedactionPolicy,
): [string, string | number | boolean] {
  switch (fateOf(key, value, policy)) {
    case "removed":
      redactor.count("attribute-never");
      return [redactor.text(key), "[removed]"];
    case "tokenised":
      redactor.count("attribute-not-allowed");
      return [redactor.text(key), redactor.token("value", String(value))];
    case "kept":
      return [redactor.text(key), redactValue(value, redactor)];
  }
}

function redactValue(value: string | number | boolean, redactor: Redactor) {
  if (typeof value === "boolean") return value;
  const after = redactor.text(String(value));
  return typeof value === "number" && after === String(value) ? value : after;
}

function redactList(name: string, held: unknown, redactor: Redactor): unknown {
  if (NOT_TEXT.has(name) && !ENTRY_LISTS.has(name)) return held;
  if (name === "redaction" || name === "version") return held;
  return redactDeep(held, redactor, WITH_IDS.has(name));
}

function redactDeep(held: unknown, redactor: Redactor, isIdOfEvidence: boolean): unknown {
  if (typeof held === "string") return redactor.text(held);
  if (Array.isArray(held)) return held.map((one) => redactDeep(one, redactor, isIdOfEvidence));
  if (held === null || typeof held !== "object") return held;
  return Object.fromEntries(
    Object.entries(held).map(([key, value]) => [
      key,
      isFixed(key, isIdOfEvidence) ? value : redactDeep(value, redactor, isIdOfEvidence),
    ]),
  );
}

function isFixed(key: string, isIdOfEvidence: boolean): boolean {
  if (key.endsWith("UnixNano")) return true;
  return NOT_TEXT.has(key) || (key === "id" && isIdOfEvidence);
}
