import { fileURLToPath } from "node:url";
import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { RANKER_VERSION, rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import {
  type IncidentCase,
  listCaseFolders,
  readCaseFolder,
} from "@/lib/services/evaluation/read-case-folder";
import { sortEvidence } from "@/lib/tracepack/sort-evidence";
import type { TracepackInput } from "@/lib/tracepack/tracepack-input";

const RECORDINGS = fileURLToPath(new URL("../../../prisma/seed/recordings", import.meta.url));

/** The demo's recorded incidents with their labels. */
export async function readRecordedCases(root = RECORDINGS): Promise<IncidentCase[]> {
  const folders = await listCaseFolders(root);
  return Promise.all(folders.map((folder) => readCaseFolder(root, folder)));
}

/** Evidence of which nothing was left out; no kernel events. */
export function citedOf(evidence: EvidenceSet): CitedEvidence {
  return { ...evidence, kernel: [], complete: { window: true, healthy: true, logs: true } };
}

/** A pack's input of evidence alone. */
export function packInputOf(given: CitedEvidence): TracepackInput {
  const evidence = sortEvidence(given);
  return {
    incident: {
      id: "INC-1",
      title: "requests fail",
      service: null,
      route: null,
      openedAt: "2025-11-21T02:00:00.000Z",
    },
    evidence,
    ranking: rankSuspects(evidence),
    rankerVersion: RANKER_VERSION,
  };
}
