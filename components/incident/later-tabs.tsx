"use client";

import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";

const loading = () => <LoadingLines label="Loading the tab" />;

/** Tabs that are opened later: who waits for a suspect need not wait for their code. */
export const LaterAlerts = laterPart(
  () => import("./alert-cards").then((module) => module.AlertCards),
  { name: "The alerts", loading },
);

export const LaterEvidence = laterPart(
  () => import("@/components/evidence/evidence-table").then((module) => module.EvidenceTable),
  { name: "The table of evidence", loading },
);

export const LaterChanges = laterPart(
  () => import("./incident-changes").then((module) => module.IncidentChanges),
  { name: "The list of changes", loading },
);

export const LaterSignals = laterPart(
  () => import("@/components/suspects/signal-table").then((module) => module.SignalTable),
  { name: "The table of metrics and changes", loading },
);

export const LaterAnalysis = laterPart(
  () => import("@/components/analysis/analysis-tab").then((module) => module.AnalysisTab),
  { name: "The analysis", loading },
);

export const LaterPostmortem = laterPart(
  () => import("@/components/evaluation/postmortem-panel").then((module) => module.PostmortemPanel),
  { name: "The postmortem", loading },
);

export const LaterActivity = laterPart(
  () => import("./activity-panel").then((module) => module.ActivityPanel),
  { name: "The activity", loading },
);
