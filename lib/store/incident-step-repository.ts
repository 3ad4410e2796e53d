import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import { type IncidentStep, type NewIncidentStep, StepChange } from "@/lib/domain/incident-step";
import type { ProjectScope } from "@/lib/domain/project";
import { BY_ALERT, BY_FAULTLINE } from "@/lib/domain/step-actor";
import type { Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** Keeps steps of an incident in their order. Call in the transaction that locked the incident. */
export async function appendSteps(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  steps: readonly NewIncidentStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const { projectId } = scope;
  const incidentNumber = incidentNumberOf(incidentId);
  const last = await db.prisma.incidentStep.aggregate({
    where: { projectId, incidentNumber },
    _max: { number: true },
  });
  const before = last._max.number ?? 0;
  await db.prisma.incidentStep.createMany({
    data: steps.map(({ at, by, change }, index) => ({
      projectId,
      incidentNumber,
      number: before + index + 1,
      kind: change.kind,
      at,
      by,
      content: change satisfies Prisma.InputJsonObject,
    })),
  });
}

/** The steps of incidents, by incident in the order in which they were kept. */
export async function listSteps(
  db: EntityStore,
  scope: ProjectScope,
  incidentIds: readonly IncidentId[],
): Promise<IncidentStep[]> {
  const rows = await db.prisma.incidentStep.findMany({
    where: {
      projectId: scope.projectId,
      incidentNumber: { in: incidentIds.map(incidentNumberOf) },
    },
    orderBy: [{ incidentNumber: "asc" }, { number: "asc" }],
  });
  return rows.map((row) => ({
    incidentId: toIncidentId(row.incidentNumber),
    number: row.number,
    at: row.at,
    by: row.by,
    change: StepChange.parse(row.content),
  }));
}

/** Whether an incident took a step of that kind already. */
export async function hasStep(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  kind: StepChange["kind"],
): Promise<boolean> {
  const row = await db.prisma.incidentStep.findFirst({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId), kind },
    select: { number: true },
  });
  return row !== null;
}

/** Names of people who took steps or were assigned to one, the latest first. */
export async function listNames(
  db: EntityStore,
  scope: ProjectScope,
  limit: number,
): Promise<string[]> {
  const rows = await db.prisma.$queryRaw<{ name: string }[]>`
    select name from (
      select by as name, at from incident_steps where project_id = ${scope.projectId}::integer
      union all
      select content ->> 'to', at from incident_steps
       where project_id = ${scope.projectId}::integer and kind = 'assignee'
      union all
      select author, created_at from incident_notes
       where project_id = ${scope.projectId}::integer
      union all
      select author, created_at from verdicts where project_id = ${scope.projectId}::integer) as given
     where name is not null and name not in (${BY_ALERT}, ${BY_FAULTLINE})
     group by name order by max(at) desc, name limit ${limit}`;
  return rows.map(({ name }) => name);
}
