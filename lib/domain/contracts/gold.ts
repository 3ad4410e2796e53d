import { z } from "zod";
import { GoldCaseId, GoldEvidence, GoldLabel } from "@/lib/domain/gold-case";
import { GOLD_SPLITS } from "@/lib/domain/gold-split";
import { PersonName } from "./verdict";
import { IsoTime, listOf } from "./wire-format";

const Tag = z.string().trim().min(1).max(60);

/** Freezes the verdict that stands, or the one of that number, with the evidence as it is now. */
export const FreezeBody = z.object({
  frozenBy: PersonName,
  verdictNumber: z.number().int().min(1).optional(),
  tags: z.array(Tag).max(30).default([]),
  /** Left out: by the name of the incident, the same for each of its cases. */
  split: z.enum(GOLD_SPLITS).optional(),
});
export type FreezeBody = z.output<typeof FreezeBody>;

/** A case without its evidence. A line of `gold-set.jsonl` is one of these. */
export const GoldCaseDto = z.object({
  schemaVersion: z.number().int(),
  id: z.string(),
  version: z.number().int(),
  incident: z.string(),
  split: z.enum(GOLD_SPLITS),
  tags: z.array(z.string()),
  label: GoldLabel,
  evidenceHash: z.string(),
  contentHash: z.string(),
  frozenBy: z.string(),
  createdAt: IsoTime,
  retired: z.object({ at: IsoTime, by: z.string(), reason: z.string() }).nullable(),
});
export type GoldCaseDto = z.output<typeof GoldCaseDto>;

/** A line that carries its evidence, as `?evidence=true` asks for. */
export const GoldLine = GoldCaseDto.extend({ evidence: GoldEvidence });
export type GoldLine = z.output<typeof GoldLine>;

export const GoldSetDto = listOf(GoldCaseDto);

/** Whom an export is for: what is to train models is redacted, and only where the project allows it. */
export const EXPORT_PURPOSES = ["colleagues", "training"] as const;

export const GoldSetQuery = z.object({
  purpose: z.enum(EXPORT_PURPOSES).default("colleagues"),
  evidence: z.stringbool().default(false),
  /** By default the latest version of each case that is not retired. */
  all: z.stringbool().default(false),
  split: z.enum(GOLD_SPLITS).optional(),
});
export type GoldSetQuery = z.output<typeof GoldSetQuery>;

export const GoldCaseParams = z.object({ caseId: GoldCaseId });
export const RetireBody = z.object({
  by: PersonName,
  reason: z.string().trim().min(1, "say why").max(1000),
});

/**
 * A case of somebody else. Without a version it becomes the next one, unless the latest is the same;
 * a hash that is given has to be right.
 */
export const ImportedCase = z.object({
  id: GoldCaseId,
  version: z.number().int().min(1).optional(),
  incident: z.string().min(1).max(200),
  split: z.enum(GOLD_SPLITS).optional(),
  tags: z.array(Tag).max(30).default([]),
  label: GoldLabel,
  evidence: GoldEvidence,
  contentHash: z.string().optional(),
  frozenBy: PersonName.default("import"),
});
export type ImportedCase = z.output<typeof ImportedCase>;

export const ImportBody = z.object({ cases: z.array(ImportedCase).min(1).max(200) });
export const ImportResult = z.object({
  imported: z.number().int(),
  unchanged: z.number().int(),
  items: z.array(z.object({ id: z.string(), version: z.number().int(), isNew: z.boolean() })),
});
