import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import { IncidentSignature } from "@/lib/domain/incident-signature";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database, EntityStore } from "./database";

export interface StoredSignature {
  readonly incidentId: IncidentId;
  readonly signature: IncidentSignature;
  /** What of it is searched by words. */
  readonly text: string;
  /** When the evidence was collected that it was made from. */
  readonly collectedAt: Date | null;
}

/** Keeps what an incident looks like, in place of what it looked like before. */
export async function saveSignature(
  db: EntityStore,
  scope: ProjectScope,
  { incidentId, ...stored }: StoredSignature,
): Promise<void> {
  const { projectId } = scope;
  const incidentNumber = incidentNumberOf(incidentId);
  await db.prisma.incidentSignature.upsert({
    where: { projectId_incidentNumber: { projectId, incidentNumber } },
    create: { ...stored, projectId, incidentNumber },
    update: stored,
  });
}

/** Those of the incidents that have one. */
export async function listSignatures(
  db: EntityStore,
  scope: ProjectScope,
  incidentIds: readonly IncidentId[],
): Promise<Map<IncidentId, StoredSignature>> {
  const rows = await db.prisma.incidentSignature.findMany({
    where: {
      projectId: scope.projectId,
      incidentNumber: { in: incidentIds.map(incidentNumberOf) },
    },
  });
  const stored = rows.map(({ incidentNumber, signature, text, collectedAt }) => ({
    incidentId: toIncidentId(incidentNumber),
    signature: IncidentSignature.parse(signature),
    text,
    collectedAt,
  }));
  return new Map(stored.map((one) => [one.incidentId, one]));
}

/**
 * Which share of the words of an incident's text and of another's both have, by Postgres' own
 * reading of words; of those that have any in common.
 */
export async function compareSignatureTexts(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  text: string,
  others: readonly IncidentId[],
): Promise<Map<IncidentId, number>> {
  const { rows } = await db.pool.query<{ incident_number: number; share: number }>(
    `with asked as (select tsvector_to_array(to_tsvector('simple', $2)) as words),
          other as (
            select incident_number, tsvector_to_array(to_tsvector('simple', text)) as words
              from incident_signatures
             where project_id = $1 and incident_number = any($3::integer[]))
     select incident_number,
            common::float8 / (cardinality(asked.words) + cardinality(other.words) - common) as share
       from asked, other,
            lateral (select count(*) as common from unnest(other.words) word
                      where word = any(asked.words)) counted
      where common > 0`,
    [scope.projectId, text, others.map(incidentNumberOf)],
  );
  return new Map(rows.map((row) => [toIncidentId(row.incident_number), row.share]));
}
