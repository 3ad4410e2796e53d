import {
  type ComparedSide,
  compareTraces,
  type TraceComparison,
} from "@/lib/analysis/divergence/compare-traces";
import { chooseStandouts } from "@/lib/analysis/statistics/choose-standouts";
import {
  type AttributeCue,
  contrastAttributes,
} from "@/lib/analysis/statistics/contrast-attributes";
import { findOperationCues } from "@/lib/analysis/statistics/find-operation-cues";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type {
  AttributeOutlierDto,
  ComparedSideDto,
  ComparisonDto,
  ComparisonQuery,
} from "@/lib/domain/contracts/comparison";
import { notFound } from "@/lib/domain/errors";
import type { IncidentId, TraceId } from "@/lib/domain/ids";
import { listEvidence } from "@/lib/store/evidence-repository";
import { findSpansOfTraces } from "@/lib/store/telemetry/find-spans-of-traces";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { toStandoutDto } from "./to-standout-dto";

const MAX_TRACES = 50;
/** A short list: what follows stands out less than the tree below it tells. */
const MAX_STANDOUTS = 8;
/** Further down the list nothing is told apart. */
const MAX_OUTLIERS = 40;
/** Of one side, some seconds to read and to compare. */
const MAX_SPANS = 120_000;

type Context = Pick<ServiceContext, "db" | "scope">;

interface Sides {
  readonly before: readonly TraceId[];
  readonly after: readonly TraceId[];
}

/**
 * Compares two sets of traces operation by operation: those named, or an incident's healthy evidence
 * with its failing. What was not stored or left out for its size is told in the reasons.
 * @throws `not_found` for an incident, or when a side names one trace and that is not stored
 */
export async function compareTraceSets(
  ctx: Context,
  query: ComparisonQuery,
): Promise<ComparisonDto> {
  const sides = await chooseSides(ctx, query);
  const [before, after] = await Promise.all([
    assembleAll(ctx, sides.before),
    assembleAll(ctx, sides.after),
  ]);
  const comparison = compareTraces(before.traces, after.traces);
  const reasons = [...before.reasons, ...after.reasons, ...comparison.reasons];
  return {
    status: comparison.status === "ok" && reasons.length > 0 ? "degraded" : comparison.status,
    reasons,
    before: idsOf(before.traces),
    after: idsOf(after.traces),
    standouts: chooseStandouts(findOperationCues(after.traces, before.traces), MAX_STANDOUTS).map(
      toStandoutDto,
    ),
    outliers: contrastAttributes(after.traces, before.traces).slice(0, MAX_OUTLIERS).map(toOutlier),
    rows: toRows(comparison, before.traces, after.traces),
  };
}

async function chooseSides(ctx: Context, query: ComparisonQuery): Promise<Sides> {
  if (query.incident !== undefined) return sidesOfIncident(ctx, query.incident);
  return { before: query.before ?? [], after: query.after ?? [] };
}

async function sidesOfIncident(ctx: Context, incidentId: IncidentId): Promise<Sides> {
  await loadIncident(ctx, incidentId);
  const evidence = await listEvidence(ctx.db, ctx.scope, incidentId);
  const idsWhere = (isHealthy: boolean) =>
    evidence
      .filter(({ role }) => (role === "healthy") === isHealthy)
      .map(({ traceId }) => traceId)
      .slice(0, MAX_TRACES);
  return { before: idsWhere(true), after: idsWhere(false) };
}

async function assembleAll(
  ctx: Context,
  traceIds: readonly TraceId[],
): Promise<{ traces: AssembledTrace[]; reasons: string[] }> {
  const found = await findSpansOfTraces(ctx.db, ctx.scope, traceIds, { maxSpans: MAX_SPANS });
  const [only] = traceIds;
  if (only !== undefined && traceIds.length === 1 && found.size === 0) {
    throw notFound("trace", only);
  }
  const missing = traceIds.filter((traceId) => !found.has(traceId));
  const text = missing.length === 1 ? `trace ${missing[0]} is` : `${missing.length} traces are`;
  return {
    traces: [...found.values()].map((spans) => assembleByOneClock(spans).trace),
    reasons: missing.length === 0 ? [] : [`${text} not stored, or too large to be compared`],
  };
}

function toOutlier({
  operation,
  counts,
  q,
  key,
  value,
  ...cue
}: AttributeCue): AttributeOutlierDto {
  return {
    ...operation,
    key,
    value,
    afterWith: counts.failingWith,
    afterOf: counts.failingWith + counts.failingWithout,
    beforeWith: counts.healthyWith,
    beforeOf: counts.healthyWith + counts.healthyWithout,
    q,
    aliases: [...cue.aliases],
    examples: [...cue.examples],
  };
}

function idsOf(traces: readonly AssembledTrace[]): string[] {
  return traces.flatMap(({ traceId }) => traceId ?? []);
}

function toRows(
  { rows }: TraceComparison,
  before: readonly AssembledTrace[],
  after: readonly AssembledTrace[],
): ComparisonDto["rows"] {
  return rows.map(({ step, changes, ...row }) => ({
    ...row,
    ...step,
    changes: [...changes],
    before: toSide(row.before, before),
    after: toSide(row.after, after),
  }));
}

function toSide(side: ComparedSide, traces: readonly AssembledTrace[]): ComparedSideDto {
  const { example, durationNano, selfNano, ...rest } = side;
  const trace = example === null ? undefined : traces[example.trace];
  return {
    ...rest,
    durationNano: String(Math.round(durationNano)),
    selfNano: String(Math.round(selfNano)),
    example:
      example === null || trace?.traceId == null
        ? null
        : {
            traceId: trace.traceId,
            spanIds: example.nodes.flatMap((node) => trace.nodes[node]?.id ?? []),
          },
  };
}
