import { z } from "zod";
import { type IncidentId, incidentNumberOf, SpanId, TraceId } from "@/lib/domain/ids";
import { EVIDENCE_ROLES, type EvidenceSummary, type EvidenceTrace } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import type { EvidenceTrace as EvidenceTraceRow } from "@/prisma/generated/client";
import type { Database, EntityStore } from "./database";
import { updateIncident } from "./incident-repository";
import { listMergedInto } from "./merge-repository";
import { withEntityTransaction } from "./transaction";

/** Puts these traces and this summary in place of what the incident had, at once. */
export async function replaceEvidence(
  db: Database,
  scope: ProjectScope,
  incidentId: IncidentId,
  evidence: EvidenceSummary,
  traces: readonly EvidenceTrace[],
): Promise<void> {
  const incidentNumber = incidentNumberOf(incidentId);
  await withEntityTransaction(db, async (store) => {
    // The incident first: its row lock keeps two replacements from interleaving.
    await updateIncident(store, scope, incidentId, { evidence });
    await store.prisma.evidenceTrace.deleteMany({
      where: { projectId: scope.projectId, incidentNumber },
    });
    await store.prisma.evidenceTrace.createMany({
      data: traces.map((trace) => ({ ...trace, projectId: scope.projectId, incidentNumber })),
    });
  });
}

/**
 * Evidence traces in the order of their roles, then by rank: its own first, then those of the
 * incidents that were merged into it and that are not its own as well.
 */
export async function listEvidence(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<EvidenceTrace[]> {
  const all = await listOwnEvidence(db, scope, incidentId);
  const known = new Set(all.map(({ traceId }) => traceId));
  for (const merged of await listMergedInto(db, scope, incidentId)) {
    const others = await listOwnEvidence(db, scope, merged);
    for (const trace of others.filter(({ traceId }) => !known.has(traceId))) {
      const rank = all.filter(({ role }) => role === trace.role).length + 1;
      all.push({ ...trace, rank, reason: `${trace.reason} (${merged})` });
    }
    for (const { traceId } of others) known.add(traceId);
  }
  return all.sort(byRoleAndRank);
}

async function listOwnEvidence(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<EvidenceTrace[]> {
  const rows = await db.prisma.evidenceTrace.findMany({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId) },
  });
  return rows.map(toEvidenceTrace).sort(byRoleAndRank);
}

function byRoleAndRank(a: EvidenceTrace, b: EvidenceTrace): number {
  return roleOrder(a) - roleOrder(b) || a.rank - b.rank;
}

function roleOrder(trace: EvidenceTrace): number {
  return EVIDENCE_ROLES.indexOf(trace.role);
}

function toEvidenceTrace(row: EvidenceTraceRow): EvidenceTrace {
  return {
    traceId: TraceId.parse(row.traceId),
    role: z.enum(EVIDENCE_ROLES).parse(row.role),
    rank: row.rank,
    reason: row.reason,
    entrySpanId: row.entrySpanId === null ? null : SpanId.parse(row.entrySpanId),
  };
}
