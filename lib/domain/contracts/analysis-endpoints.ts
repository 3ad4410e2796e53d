import { z } from "zod";
import { IncidentId } from "@/lib/domain/ids";
import {
  AnalysisDto,
  AnalysisListDto,
  HypothesisReviewBody,
  StartAnalysisBody,
  StartedAnalysisDto,
  TracepackDiffDto,
  TracepackDiffQuery,
  TracepackDto,
  TracepackQuery,
} from "./analysis";
import { endpoint } from "./endpoint";
import { listSimilarIncidents } from "./similarity";

const IncidentParams = z.object({ incidentId: IncidentId });
const AnalysisParams = z.object({ analysisId: z.uuid() });

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

export const reviewHypothesis = endpoint({
  method: "POST",
  path: "/api/analyses/{analysisId}/hypotheses/{hypothesisId}/reviews",
  summary:
    "Accept, reject or edit a hypothesis; an edit is a version whose claims are verified again",
  params: AnalysisParams.extend({ hypothesisId: z.string().min(1).max(100) }),
  body: HypothesisReviewBody,
  response: AnalysisDto,
  status: 201,
  errors: ["conflict"],
});

/** Those of analyses, of what analysts are given and of incidents alike, in the order of the document. */
export const ANALYSIS_ENDPOINTS = [
  getTracepack,
  diffIncidentTracepacks,
  listAnalyses,
  startAnalysis,
  getAnalysis,
  cancelAnalysis,
  reviewHypothesis,
  listSimilarIncidents,
] as const;
