import { z } from "zod";
import type { ErrorCode } from "@/lib/domain/errors";
import { IncidentId, SpanId, TraceId } from "@/lib/domain/ids";
import {
  AnalysisDto,
  AnalysisListDto,
  StartAnalysisBody,
  StartedAnalysisDto,
  TracepackDiffDto,
  TracepackDiffQuery,
  TracepackDto,
  TracepackQuery,
} from "./analysis";
import { ComparisonDto, ComparisonQuery } from "./comparison";
import { HealthDto } from "./health";
import {
  EvidenceTraceListDto,
  ExemplarListDto,
  IncidentDetailDto,
  IncidentListDto,
  IncidentListQuery,
  UpdateIncidentBody,
} from "./incident";
import { AlertIntakeResult, AlertmanagerPayload, ChangesBody, ChangesResult } from "./intake";
import {
  CriticalPathDto,
  GraphDto,
  LogListDto,
  SpanDto,
  TraceDto,
  TraceEventsDto,
  TraceListDto,
  TraceListQuery,
} from "./trace";
import { ClockQuery } from "./trace-clock";
import { WaterfallDto } from "./waterfall";
import { listOf, PageQuery } from "./wire-format";

/** What a JSON endpoint takes and gives: the source of its handler, its client and its OpenAPI entry. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: "GET" | "POST" | "PATCH";
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  readonly status: 200 | 202;
  /** Further statuses that carry the same body. */
  readonly otherStatuses?: readonly number[];
  /** Errors besides those that follow from what it takes. */
  readonly errors?: readonly ErrorCode[];
}

const None = z.object({});

function endpoint<
  P extends z.ZodType = typeof None,
  Q extends z.ZodType = typeof None,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
>(spec: {
  method: Endpoint["method"];
  path: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  status?: 200 | 202;
  otherStatuses?: readonly number[];
  errors?: readonly ErrorCode[];
}): Endpoint<P, Q, B, R> {
  return {
    status: 200,
    ...spec,
    params: (spec.params ?? None) as P,
    query: (spec.query ?? None) as Q,
    body: (spec.body ?? z.undefined()) as unknown as B,
  };
}

const IncidentParams = z.object({ incidentId: IncidentId });
const TraceParams = z.object({ traceId: TraceId });
const SpanParams = z.object({ traceId: TraceId, spanId: SpanId });
const AnalysisParams = z.object({ analysisId: z.uuid() });
const Page = z.object(PageQuery);

export const getHealth = endpoint({
  method: "GET",
  path: "/api/health",
  summary: "Whether the server can serve; 503 before it can",
  response: HealthDto,
  otherStatuses: [503],
});

export const listIncidents = endpoint({
  method: "GET",
  path: "/api/incidents",
  summary: "Incidents: active first, then by severity, then newest",
  query: IncidentListQuery,
  response: IncidentListDto,
});

export const getIncident = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}",
  summary: "One incident with its alerts",
  params: IncidentParams,
  response: IncidentDetailDto,
});

export const updateIncident = endpoint({
  method: "PATCH",
  path: "/api/incidents/{incidentId}",
  summary: "Acknowledge, mitigate, resolve or reopen",
  params: IncidentParams,
  body: UpdateIncidentBody,
  response: IncidentDetailDto,
  errors: ["conflict"],
});

export const listIncidentTraces = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/traces",
  summary: "Evidence traces, each with the reason it was chosen",
  params: IncidentParams,
  response: EvidenceTraceListDto,
});

export const listIncidentLogs = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/logs",
  summary: "Log records of the evidence's failing traces, in time order",
  params: IncidentParams,
  query: Page,
  response: LogListDto,
});

export const listIncidentExemplars = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/exemplars",
  summary: "Metric exemplars of the incident's services in its window",
  params: IncidentParams,
  query: Page,
  response: ExemplarListDto,
});

export const getTracepack = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/tracepack",
  summary: "What an analyst would be given now, and where it would go; `?format=json` downloads it",
  params: IncidentParams,
  query: TracepackQuery,
  response: TracepackDto,
});

export const diffIncidentTracepacks = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/tracepack/diff",
  summary: "How two tracepacks that analysts were given differ",
  params: IncidentParams,
  query: TracepackDiffQuery,
  response: TracepackDiffDto,
});

export const listAnalyses = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/analyses",
  summary: "Every run of an analyst over an incident, the newest first",
  params: IncidentParams,
  response: AnalysisListDto,
});

export const startAnalysis = endpoint({
  method: "POST",
  path: "/api/incidents/{incidentId}/analyses",
  summary: "Asks an analyst; while one is under way for the incident, that one answers",
  params: IncidentParams,
  body: StartAnalysisBody,
  response: StartedAnalysisDto,
  status: 202,
  errors: ["conflict"],
});

export const getAnalysis = endpoint({
  method: "GET",
  path: "/api/analyses/{analysisId}",
  summary: "An analysis: its hypotheses with every claim's verdict, and what was rejected and why",
  params: AnalysisParams,
  response: AnalysisDto,
});

export const cancelAnalysis = endpoint({
  method: "POST",
  path: "/api/analyses/{analysisId}/cancel",
  summary: "Stops an analysis that is under way; one that has ended stays as it is",
  params: AnalysisParams,
  response: AnalysisDto,
});

export const listTraces = endpoint({
  method: "GET",
  path: "/api/traces",
  summary: "Recent traces, newest first",
  query: TraceListQuery,
  response: TraceListDto,
});

export const getTrace = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}",
  summary: "A trace with every span; `?format=otlp` gives OTLP JSON",
  params: TraceParams,
  query: z.object({ format: z.enum(["json", "otlp"]).default("json") }),
  response: TraceDto,
  errors: ["too_large_to_compute"],
});

export const getTraceWaterfall = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/waterfall",
  summary: "A trace as columns of rows, for drawing; `?clock=raw` for the times as recorded",
  params: TraceParams,
  query: z.object(ClockQuery),
  response: WaterfallDto,
  errors: ["too_large_to_compute"],
});

export const getTraceGraph = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/graph",
  summary: "The causal graph of a trace; `?open=` takes ids of folds and groups to open",
  params: TraceParams,
  query: z.object({ open: z.string().max(4000).optional(), ...ClockQuery }),
  response: GraphDto,
  errors: ["too_large_to_compute"],
});

export const getTraceCriticalPath = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/critical-path",
  summary: "The critical path: sections that tile the root's duration",
  params: TraceParams,
  query: z.object(ClockQuery),
  response: CriticalPathDto,
  errors: ["too_large_to_compute"],
});

export const listTraceLogs = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/logs",
  summary: "Log records of a trace, in time order",
  params: TraceParams,
  query: Page,
  response: LogListDto,
});

export const listTraceEvents = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/events",
  summary: "The events of all spans of a trace, in time order; `?clock=raw` for times as recorded",
  params: TraceParams,
  query: z.object(ClockQuery),
  response: TraceEventsDto,
  errors: ["too_large_to_compute"],
});

export const searchTrace = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/search",
  summary: "Ids of the spans that hold every word and `key=value` of `q`, in the order of the rows",
  params: TraceParams,
  query: z.object({ q: z.string().max(500) }),
  response: listOf(z.string()),
  errors: ["too_large_to_compute"],
});

export const getSpan = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/spans/{spanId}",
  summary: "One span, whole; `?n=2` for the second of several under one id",
  params: SpanParams,
  query: z.object({ n: z.coerce.number().int().min(1).max(100_000).default(1) }),
  response: SpanDto,
});

export const compareTraces = endpoint({
  method: "GET",
  path: "/api/compare",
  summary: "Two sets of traces, or an incident's healthy and failing ones, operation by operation",
  query: ComparisonQuery,
  response: ComparisonDto,
  errors: ["not_found"],
});

export const ingestAlertmanager = endpoint({
  method: "POST",
  path: "/api/alerts/alertmanager",
  summary: "Alertmanager webhook, payload version 4; at-least-once delivery changes nothing",
  body: AlertmanagerPayload,
  response: AlertIntakeResult,
});

export const ingestChanges = endpoint({
  method: "POST",
  path: "/api/changes",
  summary: "Deployments, flag flips, configurations and commits",
  body: ChangesBody,
  response: ChangesResult,
});

/** Every JSON endpoint, in the order of the document. */
export const ENDPOINTS = [
  getHealth,
  listIncidents,
  getIncident,
  updateIncident,
  listIncidentTraces,
  listIncidentLogs,
  listIncidentExemplars,
  getTracepack,
  diffIncidentTracepacks,
  listAnalyses,
  startAnalysis,
  getAnalysis,
  cancelAnalysis,
  listTraces,
  getTrace,
  getTraceWaterfall,
  getTraceGraph,
  getTraceCriticalPath,
  listTraceLogs,
  listTraceEvents,
  searchTrace,
  getSpan,
  compareTraces,
  ingestAlertmanager,
  ingestChanges,
] as const;
