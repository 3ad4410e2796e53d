import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/domain/change";
import { EVIDENCE_GROUPS, SUSPECT_KINDS } from "@/lib/domain/suspect";
import { IsoTime, UnixNanoText } from "./wire-format";

export const RANKING_STATUSES = ["ranked", "abstained", "degraded"] as const;

/** What an anchor names, with where to find it. */
const AnchorTargetDto = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("span"),
    traceId: z.string(),
    spanId: z.string(),
    service: z.string(),
    name: z.string(),
  }),
  z.object({
    kind: z.literal("log"),
    id: z.string(),
    traceId: z.string().nullable(),
    spanId: z.string().nullable(),
    service: z.string(),
    text: z.string(),
  }),
  z.object({
    kind: z.literal("kernel"),
    id: z.string(),
    /** Null for what belongs to no span, such as the kill of a process. */
    traceId: z.string().nullable(),
    spanId: z.string().nullable(),
    /** The span's; the host where there is none. */
    service: z.string(),
    text: z.string(),
  }),
  z.object({
    kind: z.literal("metric"),
    service: z.string(),
    name: z.string(),
    unit: z.string(),
    atUnixNano: UnixNanoText,
  }),
  z.object({
    kind: z.literal("change"),
    id: z.string(),
    changeKind: z.enum(CHANGE_KINDS),
    service: z.string().nullable(),
    version: z.string().nullable(),
    atUnixNano: UnixNanoText,
    title: z.string(),
  }),
]);
export type AnchorTargetDto = z.infer<typeof AnchorTargetDto>;

const SuspectEvidenceDto = z.object({
  group: z.enum(EVIDENCE_GROUPS),
  /** Natural logarithm of how much likelier it makes the suspect; negative speaks against it. */
  nats: z.number(),
  statement: z.string(),
  anchors: z.array(z.string()),
});
export type SuspectEvidenceDto = z.infer<typeof SuspectEvidenceDto>;

export const SuspectDto = z.object({
  rank: z.number().int(),
  kind: z.enum(SUSPECT_KINDS),
  service: z.string(),
  /** Empty for a suspect that is no operation. */
  operation: z.string(),
  /** For an edge: the services at its two ends, of which `service` is the likelier. */
  edge: z.object({ caller: z.string(), callee: z.string() }).nullable(),
  /** The clearest first. */
  spanIds: z.array(z.string()),
  probability: z.number(),
  prerankPoints: z.number(),
  evidence: z.array(SuspectEvidenceDto),
  /** Where the pre-rank points come from. */
  prerank: z.array(z.object({ reason: z.string(), points: z.number() })),
  /** With and without the suspect's own trouble, in symptomatic (f) and other (p) traces. */
  spectrum: z
    .object({
      ef: z.number(),
      nf: z.number(),
      ep: z.number(),
      np: z.number(),
      ochiai: z.number(),
    })
    .nullable(),
  /** Failing traces that replay without their failure when the suspect's own failures are taken out. */
  heals: z.object({ heals: z.number().int(), of: z.number().int() }).nullable(),
  /** What its anchors and `span:<id>` of its spans name. */
  targets: z.record(z.string(), AnchorTargetDto),
});
export type SuspectDto = z.infer<typeof SuspectDto>;

const ConfidenceDto = z.object({
  word: z.enum(["high", "medium", "low", "none"]),
  reason: z.string(),
});
export type ConfidenceDto = z.infer<typeof ConfidenceDto>;

/** A finished ranking: the same for the same evidence and version of the ranker. */
export const RankingDto = z.object({
  status: z.enum(RANKING_STATUSES),
  /** What could not be seen, or why nobody is named. */
  reasons: z.array(z.string()),
  suspects: z.array(SuspectDto),
  /** Of "none of these". */
  noneProbability: z.number(),
  confidence: ConfidenceDto,
  /** How many suspects from the first reach 90 % together. */
  reaching90: z.number().int(),
});
export type RankingDto = z.infer<typeof RankingDto>;

export const RANKING_STATES = ["done", "queued", "reading", "comparing", "failed"] as const;

export const SuspectsDto = RankingDto.extend({
  rankerVersion: z.string(),
  /** Null while nothing was ranked yet. */
  evidenceHash: z.string().nullable(),
  rankedAt: IsoTime.nullable(),
  /** Of a ranking under way; what is told meanwhile is of the evidence before. */
  progress: z.object({
    state: z.enum(RANKING_STATES),
    /** Why the last ranking failed. */
    reason: z.string().nullable(),
  }),
});
export type SuspectsDto = z.infer<typeof SuspectsDto>;

/** The first suspect in a line of a list; `suspect` is null where none is likelier than "none of these". */
export const TopSuspectDto = z.object({
  status: z.enum(RANKING_STATUSES),
  confidence: ConfidenceDto,
  suspect: SuspectDto.pick({
    kind: true,
    service: true,
    operation: true,
    edge: true,
    probability: true,
  }).nullable(),
});
export type TopSuspectDto = z.infer<typeof TopSuspectDto>;
