import { z } from "zod";
import { ANALYSTS } from "@/lib/domain/analysis";
import {
  CaseEffort,
  CaseResult,
  EVALUATION_STATUSES,
  EvaluationConfig,
  EvaluationVersions,
  PinnedCase,
} from "@/lib/domain/evaluation";
import { MeasureValue, RunComparison, RunSummary } from "@/lib/domain/evaluation-summary";
import { GoldCaseId } from "@/lib/domain/gold-case";
import { GOLD_SPLITS } from "@/lib/domain/gold-split";
import { EVIDENCE_GROUPS } from "@/lib/domain/suspect";
import { JUDGEMENTS } from "@/lib/domain/verdict-words";
import { IsoTime, listOf } from "./wire-format";

const EvidenceGroup = z.enum(EVIDENCE_GROUPS);

const MAX_REPEATS = 10;
const HEAVIEST = 10;

/** A run over the gold set as it is, or over the very cases of another run. */
export const StartEvaluationBody = z.strictObject({
  name: z.string().trim().min(1, "say what the run is called").max(80),
  split: z.enum(GOLD_SPLITS).nullable().default(null),
  /** Instead of the cases as they are now: those of that run, in their versions. */
  casesOf: z.uuid().optional(),
  analyst: z.enum(ANALYSTS).default("built-in"),
  without: z.array(EvidenceGroup).max(EVIDENCE_GROUPS.length).default([]),
  /** By how much each group of evidence weighs more or less than it does. */
  weights: z.partialRecord(EvidenceGroup, z.number().min(0).max(HEAVIEST)).default({}),
  /** Of a model alone: the built-in analyst always says the same. */
  repeats: z.number().int().min(1).max(MAX_REPEATS).default(1),
});
export type StartEvaluationBody = z.output<typeof StartEvaluationBody>;

export const StartedEvaluationDto = z.object({
  id: z.string(),
  status: z.enum(EVALUATION_STATUSES),
});

/** A run in a list, with its numbers once it has ended. */
export const EvaluationSummaryDto = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(EVALUATION_STATUSES),
  config: EvaluationConfig,
  versions: EvaluationVersions,
  goldSetHash: z.string(),
  progress: z.object({ done: z.number().int(), of: z.number().int() }),
  failure: z.string().nullable(),
  requestedAt: IsoTime,
  startedAt: IsoTime.nullable(),
  finishedAt: IsoTime.nullable(),
  measures: z.array(MeasureValue).nullable(),
});
export type EvaluationSummaryDto = z.infer<typeof EvaluationSummaryDto>;

export const EvaluationListDto = listOf(EvaluationSummaryDto);
export type EvaluationListDto = z.infer<typeof EvaluationListDto>;

/** What each case came to, in one line. */
export const CaseLineDto = z.object({
  caseId: z.string(),
  version: z.number().int(),
  attempts: z.number().int(),
  expected: z.string().nullable(),
  faultFamily: z.string(),
  difficulty: z.string(),
  /** The first that the ranking named; null when it named nobody. */
  named: z.string().nullable(),
  probability: z.number().nullable(),
  rank: z.number().nullable(),
  /** The case's part in each measure, where it has one. */
  measures: z.record(z.string(), z.number()),
});
export type CaseLineDto = z.infer<typeof CaseLineDto>;

export const EvaluationDto = EvaluationSummaryDto.extend({
  cases: z.array(PinnedCase),
  /** Of what there is so far, while it runs. */
  summary: RunSummary,
  lines: z.array(CaseLineDto),
});
export type EvaluationDto = z.infer<typeof EvaluationDto>;

/** One case of a run: every attempt at it, and which of its traces are stored and can be opened. */
export const EvaluatedCaseDto = z.object({
  run: EvaluationSummaryDto,
  caseId: z.string(),
  incident: z.string(),
  attempts: z.array(z.object({ result: CaseResult, effort: CaseEffort })),
  storedTraceIds: z.array(z.string()),
});
export type EvaluatedCaseDto = z.infer<typeof EvaluatedCaseDto>;

export const EvaluationComparisonQuery = z.object({ with: z.uuid() });
export const EvaluationComparisonDto = z.object({
  base: EvaluationSummaryDto,
  other: EvaluationSummaryDto,
  comparison: RunComparison,
});
export type EvaluationComparisonDto = z.infer<typeof EvaluationComparisonDto>;

const DurationsDto = z.object({
  incidents: z.number().int(),
  /** Medians in milliseconds. */
  diagnosisMs: z.number().nullable(),
  /** Of how many `mitigationMs` is: those that were mitigated or, where nobody said so, resolved. */
  mitigated: z.number().int(),
  mitigationMs: z.number().nullable(),
  resolutionMs: z.number().nullable(),
});

/** What hypotheses were worth over real incidents that have a verdict. */
export const IncidentOutcomesDto = z.object({
  withAccepted: DurationsDto,
  withoutAccepted: DurationsDto,
  hypotheses: z.record(z.enum(JUDGEMENTS), z.number().int()),
  falseRate: z.number().nullable(),
});
export type IncidentOutcomesDto = z.infer<typeof IncidentOutcomesDto>;

export const EvaluationParams = z.object({ evaluationId: z.uuid() });
export const EvaluatedCaseParams = EvaluationParams.extend({ caseId: GoldCaseId });
