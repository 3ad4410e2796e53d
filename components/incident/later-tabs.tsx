"use client";

import { laterTab } from "@/components/ui/later-tab";

/** Tabs that are opened later: who waits for a suspect need not wait for their code. */
export const LaterAlerts = laterTab(
  () => import("./alert-cards").then((module) => module.AlertCards),
  "The alerts",
);

export const LaterEvidence = laterTab(
  () => import("@/components/evidence/evidence-table").then((module) => module.EvidenceTable),
  "The table of evidence",
);

export const LaterChanges = laterTab(
  () => import("./incident-changes").then((module) => module.IncidentChanges),
  "The list of changes",
);

export const LaterSignals = laterTab(
  () => import("@/components/suspects/signal-table").then((module) => module.SignalTable),
  "The table of metrics and changes",
);

export const LaterAnalysis = laterTab(
  () => import("@/components/analysis/analysis-tab").then((module) => module.AnalysisTab),
  "The analysis",
);

export const LaterPostmortem = laterTab(
  () => import("@/components/evaluation/postmortem-panel").then((module) => module.PostmortemPanel),
  "The postmortem",
);

export const LaterActivity = laterTab(
  () => import("./activity-panel").then((module) => module.ActivityPanel),
  "The activity",
);
