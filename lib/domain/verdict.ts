import { z } from "zod";
import { Anchor, SpanAnchor } from "./anchor-schema";
import { FaultFamilyId } from "./fault-family-id";
import type { IncidentId } from "./ids";
import { CERTAINTIES, JUDGEMENTS, type VerdictRole } from "./verdict-words";

const MAX_SPANS = 200;
const MAX_CITATIONS = 100;
const Name = z.string().trim().min(1).max(300);

/** Where the cause is to be seen, or why it is not. */
export const RootCause = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("spans"), spans: z.array(SpanAnchor).min(1).max(MAX_SPANS) }),
  /** The cause is in something that sends no spans: a database, somebody else's service, a host. */
  z.object({ kind: z.literal("not-instrumented"), peer: Name }),
  z.object({ kind: z.literal("no-fault") }),
]);
export type RootCause = z.output<typeof RootCause>;

const SuspectSubject = z.object({
  kind: z.literal("suspect"),
  rank: z.number().int().min(1).max(1000),
  suspectKind: z.string().max(60),
  service: z.string().max(300),
  operation: z.string().max(300),
});
const HypothesisSubject = z.object({
  kind: z.literal("hypothesis"),
  analysisId: z.string().min(1).max(100),
  hypothesisId: z.string().min(1).max(100),
  title: z.string().max(500),
});
export const JudgedSubject = z.discriminatedUnion("kind", [SuspectSubject, HypothesisSubject]);
export type JudgedSubject = z.output<typeof JudgedSubject>;

/** What a person says of a suspect or a hypothesis. */
export const SubjectJudgement = z
  .object({
    subject: JudgedSubject,
    judgement: z.enum(JUDGEMENTS),
    missing: z.string().trim().max(1000).default(""),
  })
  .refine(({ judgement, missing }) => judgement !== "not-quite" || missing !== "", {
    path: ["missing"],
    message: "not quite: say what is missing",
  });
export type SubjectJudgement = z.output<typeof SubjectJudgement>;

export const Distractor = z.object({
  service: Name,
  operation: Name.nullable().default(null),
  whyNot: z.string().trim().min(1, "say why it is not the cause").max(1000),
});
export type Distractor = z.output<typeof Distractor>;

/** What one person decided about an incident. */
export const VerdictContent = z
  .object({
    rootCause: RootCause,
    service: Name.nullable().default(null),
    operation: Name.nullable().default(null),
    faultFamily: FaultFamilyId,
    /** The change that brought it, by its id. */
    changeId: z.string().trim().min(1).max(200).nullable().default(null),
    /** How the cause made the symptom, in a sentence. */
    mechanism: z.string().trim().min(1, "say how it came about").max(1000),
    citations: z.array(Anchor).max(MAX_CITATIONS).default([]),
    certainty: z.enum(CERTAINTIES),
    judgements: z.array(SubjectJudgement).max(60).default([]),
    distractors: z.array(Distractor).max(30).default([]),
    notes: z.string().max(10_000).default(""),
  })
  .refine(({ rootCause, service }) => rootCause.kind !== "spans" || service !== null, {
    path: ["service"],
    message: "name the service of the root-cause spans",
  });
export type VerdictContent = z.output<typeof VerdictContent>;

/** One version of a verdict. Amending it makes the next version; none is ever changed. */
export interface StoredVerdict {
  readonly incidentId: IncidentId;
  /** Counted through all verdicts of the incident. */
  readonly number: number;
  readonly author: string;
  readonly role: VerdictRole;
  /** Counted through the author's verdicts in that role. */
  readonly version: number;
  /** Given without having seen suspects, hypotheses and what others said. */
  readonly isBlind: boolean;
  readonly content: VerdictContent;
  readonly createdAt: Date;
}

/** The anchors that a verdict names, root-cause spans and its change among them, each once. */
export function anchorsOf(content: Pick<VerdictContent, "rootCause" | "citations" | "changeId">) {
  const { rootCause, citations, changeId } = content;
  const spans = rootCause.kind === "spans" ? rootCause.spans : [];
  const change = changeId === null ? [] : [`change:${changeId}`];
  return [...new Set([...spans, ...change, ...citations])];
}

/** The newest version of each author in each role, in the order they were first given. */
export function latestVersions(verdicts: readonly StoredVerdict[]): StoredVerdict[] {
  const latest = new Map<string, StoredVerdict>();
  for (const verdict of [...verdicts].sort((a, b) => a.number - b.number)) {
    latest.set(`${verdict.role} ${verdict.author}`, verdict);
  }
  return [...latest.values()];
}

/** The verdict that stands: the newest adjudication, else the newest label. Null before the first. */
export function standingVerdict(verdicts: readonly StoredVerdict[]): StoredVerdict | null {
  const newestFirst = latestVersions(verdicts).sort((a, b) => b.number - a.number);
  return newestFirst.find(({ role }) => role === "adjudication") ?? newestFirst[0] ?? null;
}
