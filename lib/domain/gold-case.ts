import { z } from "zod";
import type { GoldSplit } from "./gold-split";

/** Rises when the shape of a case changes. */
export const GOLD_SCHEMA_VERSION = 1;

/** What a case is called: part of a folder's name. */
export const GoldCaseId = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$/, "a case id is small letters, digits, . _ and -");

const Names = z.array(z.string().max(500)).max(1000);

/** What was wrong: `label.json` of a case folder, which has room for more that is not read. */
export const GoldLabel = z.object({
  incident_id: z.string().max(200).nullish(),
  root_service: z.string().max(300).nullable(),
  root_services: Names.optional(),
  /** Names besides that count as the cause: an uninstrumented peer, a change. */
  accept: Names.optional(),
  root_operations: Names.optional(),
  root_spans: Names.optional(),
  fault_type: z.string().max(100).nullish(),
  injected_at: z.string().max(100).nullish(),
  code_location: z.string().max(500).nullish(),
  mechanism: z.string().max(1000).optional(),
  certainty: z.string().max(60).optional(),
  citations: Names.optional(),
  distractors: z
    .array(
      z.object({
        service: z.string().max(300),
        operation: z.string().max(300).nullish(),
        looks_guilty: z.string().max(1000).optional(),
        why_not: z.string().max(1000),
      }),
    )
    .optional(),
  notes: z.string().max(10_000).nullish(),
});
export type GoldLabel = z.output<typeof GoldLabel>;

/** The files of a case folder besides its label, each with its text. */
export const GoldEvidence = z.partialRecord(
  z.enum([
    "traces.otlp.json",
    "baseline.otlp.json",
    "logs.otlp.json",
    "baseline.logs.otlp.json",
    "metrics.otlp.json",
    "kernel-events.ndjson",
    "changes.json",
  ]),
  z.string(),
);
export type GoldEvidence = z.output<typeof GoldEvidence>;
export type GoldEvidenceFile = keyof GoldEvidence;

/** One version of a case. Only its retirement can come later. */
export interface GoldCase {
  readonly id: string;
  readonly version: number;
  readonly schemaVersion: number;
  /** The incident whose cases stand in one split together. */
  readonly incident: string;
  readonly split: GoldSplit;
  readonly tags: readonly string[];
  readonly label: GoldLabel;
  /** SHA-256 of the evidence, which is kept apart. */
  readonly evidenceHash: string;
  /** SHA-256 of label, evidence hash and schema version. */
  readonly contentHash: string;
  readonly frozenBy: string;
  readonly createdAt: Date;
  readonly retired: {
    readonly at: Date;
    readonly by: string;
    readonly reason: string;
  } | null;
}
