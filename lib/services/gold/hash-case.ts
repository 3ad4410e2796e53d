import { createHash } from "node:crypto";
import type { GoldCase, GoldEvidence } from "@/lib/domain/gold-case";
import { canonicalJson } from "../slo/canonical-json";

/** SHA-256 of the files of a case, whatever their order. */
export function hashEvidence(evidence: GoldEvidence): string {
  return sha256(canonicalJson(evidence));
}

/** SHA-256 of what scoring reads: the label, the evidence by its hash, and the shape of both. */
export function hashCase({
  label,
  evidenceHash,
  schemaVersion,
}: Pick<GoldCase, "label" | "evidenceHash" | "schemaVersion">): string {
  return sha256(canonicalJson({ schemaVersion, label, evidenceHash }));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
