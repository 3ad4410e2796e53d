import { z } from "zod";
import { IncidentId, SpanId, TraceId } from "@/lib/domain/ids";
import { ANALYSIS_ENDPOINTS } from "./analysis-endpoints";
import { ChangeListDto, ChangeListQuery, IncidentChangesDto } from "./change";
import { ComparisonDto, ComparisonQuery } from "./comparison";
import { endpoint } from "./endpoint";
import { EVALUATION_ENDPOINTS } from "./evaluation-endpoints";
import { HealthDto } from "./health";
import {
  EvidenceTraceListDto,
  ExemplarListDto,
  IncidentDetailDto,
  IncidentListDto,
  IncidentListQuery,
  OpenIncidentBody,
  UpdateIncidentBody,
} from "./incident";
import { INCIDENT_LIST_ENDPOINTS } from "./incident-list-endpoints";
import {
  AlertIntakeResult,
  AlertmanagerPayload,
  ChangesBody,
  ChangesResult,
  GrafanaPayload,
  PagerdutyPayload,
  PlainAlertsBody,
} from "./intake";
import { IncidentKernelDto, TraceKernelDto, TraceKernelQuery } from "./kernel";
import { LIFECYCLE_ENDPOINTS } from "./lifecycle-endpoints";
import { REVIEW_ENDPOINTS } from "./review-endpoints";
import { SERVICE_ENDPOINTS } from "./service-endpoints";
import { SETTINGS_ENDPOINTS } from "./settings";
import { SliDto, SliQuery } from "./sli";
import { SLO_ENDPOINTS } from "./slo-endpoints";
import { SuspectsDto } from "./suspects";
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

const IncidentParams = z.object({ incidentId: IncidentId });
const TraceParams = z.object({ traceId: TraceId });
const SpanParams = z.object({ traceId: TraceId, spanId: SpanId });
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
  summary: "Incidents: unless sorted otherwise, active first, then by severity, then newest",
  query: IncidentListQuery,
  response: IncidentListDto,
});

export const openIncident = endpoint({
  method: "POST",
  path: "/api/incidents",
  summary: "Open an incident from a trace; asked again while it is open, the same one (200)",
  body: OpenIncidentBody,
  response: IncidentDetailDto,
  status: 201,
  otherStatuses: [200],
  errors: ["not_found"],
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
  summary: "Acknowledge, mitigate, resolve or reopen; assign; change the severity",
  params: IncidentParams,
  body: UpdateIncidentBody,
  response: IncidentDetailDto,
  errors: ["conflict"],
});

export const getIncidentSuspects = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/suspects",
  summary: "Who caused the incident, the likeliest first, each with its evidence",
  params: IncidentParams,
  response: SuspectsDto,
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

export const listIncidentKernelEvents = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/kernel-events",
  summary: "What the kernel did in the evidence's failing traces, the same things together",
  params: IncidentParams,
  response: IncidentKernelDto,
  errors: ["too_large_to_compute"],
});

export const getIncidentSli = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/sli",
  summary: "Rate, errors and latency of the incident's requests, with markers and exemplars",
  params: IncidentParams,
  query: SliQuery,
  response: SliDto,
});

export const listIncidentChanges = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/changes",
  summary: "What changed in its services since a day before, and when it first showed",
  params: IncidentParams,
  response: IncidentChangesDto,
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
  summary:
    "A trace as columns of rows, for drawing; `?clock=raw` for the times as recorded, `?format=packed` for bytes",
  params: TraceParams,
  query: z.object({ format: z.enum(["json", "packed"]).default("json"), ...ClockQuery }),
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

export const listTraceKernelEvents = endpoint({
  method: "GET",
  path: "/api/traces/{traceId}/kernel-events",
  summary:
    "What the kernel did for the spans of a trace, in time order, each with how sure that is",
  params: TraceParams,
  query: TraceKernelQuery,
  response: TraceKernelDto,
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
  errors: ["unauthorized"],
});

export const ingestGrafana = endpoint({
  method: "POST",
  path: "/api/alerts/grafana",
  summary: "Webhook contact point of Grafana alerting; at-least-once delivery changes nothing",
  body: GrafanaPayload,
  response: AlertIntakeResult,
  errors: ["unauthorized"],
});

export const ingestPagerduty = endpoint({
  method: "POST",
  path: "/api/alerts/pagerduty",
  summary: "PagerDuty webhook, version 3, its signature checked when a secret is configured",
  body: PagerdutyPayload,
  response: AlertIntakeResult,
  errors: ["unauthorized"],
});

export const ingestPlain = endpoint({
  method: "POST",
  path: "/api/alerts/plain",
  summary: "An alert, or a list of them, in plain JSON; sent again they change nothing",
  body: PlainAlertsBody,
  response: AlertIntakeResult,
  errors: ["unauthorized"],
});

export const listChanges = endpoint({
  method: "GET",
  path: "/api/changes",
  summary: "Changes that were told, and new versions that were seen in spans, newest first",
  query: ChangeListQuery,
  response: ChangeListDto,
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
  openIncident,
  getIncident,
  updateIncident,
  ...INCIDENT_LIST_ENDPOINTS,
  getIncidentSuspects,
  listIncidentTraces,
  listIncidentLogs,
  listIncidentExemplars,
  listIncidentKernelEvents,
  getIncidentSli,
  listIncidentChanges,
  listTraces,
  getTrace,
  getTraceWaterfall,
  getTraceGraph,
  getTraceCriticalPath,
  listTraceLogs,
  listTraceEvents,
  listTraceKernelEvents,
  searchTrace,
  getSpan,
  compareTraces,
  ingestAlertmanager,
  ingestGrafana,
  ingestPagerduty,
  ingestPlain,
  listChanges,
  ingestChanges,
  ...LIFECYCLE_ENDPOINTS,
  ...SLO_ENDPOINTS,
  ...ANALYSIS_ENDPOINTS,
  ...SERVICE_ENDPOINTS,
  ...REVIEW_ENDPOINTS,
  ...SETTINGS_ENDPOINTS,
  ...EVALUATION_ENDPOINTS,
] as const;
