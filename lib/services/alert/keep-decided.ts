import type { Alert, StoredAlert } from "@/lib/domain/alert";
import { type Incident, NOBODY_YET, UNTOUCHED } from "@/lib/domain/incident";
import type { NewIncidentStep } from "@/lib/domain/incident-step";
import type { ProjectScope } from "@/lib/domain/project";
import { BY_ALERT } from "@/lib/domain/step-actor";
import type { EntityStore } from "@/lib/store/database";
import { appendSteps } from "@/lib/store/incident-step-repository";
import type { FollowedFields } from "./follow-alerts";
import { leadAlertOf, readAlertLabels } from "./read-alert-labels";

/** What people decide of an incident, and alerts have to leave or to begin again. */
type DecidedFields = Pick<Incident, keyof typeof NOBODY_YET | "severity">;

/**
 * Adds to what alerts make of an incident (see `followAlerts`) who did it, and keeps what people
 * decided: the assignee, a severity that somebody chose, and what was opened by hand, which alerts
 * do not end. `before` is null for a new incident.
 */
export function keepDecided(
  before: Incident | null,
  followed: FollowedFields,
  alerts: readonly (Alert & Partial<Pick<StoredAlert, "movedFrom">>)[],
): FollowedFields & DecidedFields {
  const { status, resolvedAt } = followed;
  const kept = {
    ...NOBODY_YET,
    ...(before === null ? {} : decidedOf(before)),
    ...followed,
    ...(before?.source === "manual" ? writtenOf(before) : titledBy(alerts)),
  };
  const severity = before?.isSeverityByHand === true ? before.severity : followed.severity;
  if (before?.source === "manual" && status === "resolved") {
    return { ...kept, status: before.status, resolvedAt: before.resolvedAt, severity };
  }
  if (before?.status === "resolved" && status !== "resolved") {
    return { ...kept, ...UNTOUCHED, severity };
  }
  if (status !== "resolved") return { ...kept, resolvedBy: null, severity };
  const isOver = before?.status === "resolved";
  return { ...kept, severity, resolvedAt, resolvedBy: isOver ? before.resolvedBy : BY_ALERT };
}

/** An incident keeps its name through a merge: that of an alert that did not come by one, if it has one. */
function titledBy(alerts: Parameters<typeof keepDecided>[2]): Partial<FollowedFields> {
  const own = alerts.filter(({ movedFrom = null }) => movedFrom === null);
  const lead = own.length === alerts.length ? null : leadAlertOf(own);
  if (lead === null) return {};
  const { severity: _ofAll, ...named } = readAlertLabels(lead);
  return named;
}

/** What a person wrote of an incident that they opened by hand; alerts came to it by a merge. */
function writtenOf({ title, summary, alertName, slo, service, route }: Incident) {
  return { title, summary, alertName, slo, service, route };
}

function decidedOf(before: Incident): Omit<DecidedFields, "severity"> {
  const { acknowledgedAt, acknowledgedBy, mitigatedAt, mitigatedBy, resolvedAt, resolvedBy } =
    before;
  const { assignee, isSeverityByHand, mergedInto } = before;
  return {
    acknowledgedAt,
    acknowledgedBy,
    mitigatedAt,
    mitigatedBy,
    resolvedAt,
    resolvedBy,
    assignee,
    isSeverityByHand,
    mergedInto,
  };
}

type Told = Pick<Incident, "status" | "severity">;

/** The steps that alerts took an incident; `before` is null for one that they opened. */
export function stepsOfAlerts(
  before: Told | null,
  after: Told & Pick<Incident, "resolvedAt">,
  at: Date,
): readonly NewIncidentStep[] {
  const from = before?.status ?? "triggered";
  const steps: NewIncidentStep[] = [];
  if (after.status !== from) {
    const change = { kind: "status", from, to: after.status } as const;
    const when = after.status === "resolved" ? (after.resolvedAt ?? at) : at;
    steps.push({ at: when, by: BY_ALERT, change });
  }
  if (before !== null && before.severity !== after.severity) {
    const change = { kind: "severity", from: before.severity, to: after.severity } as const;
    steps.push({ at, by: BY_ALERT, change });
  }
  return steps;
}

/** Keeps the steps that alerts took an incident, which the transaction holds. */
export async function recordAlertSteps(
  store: EntityStore,
  scope: ProjectScope,
  { before, after, at }: { before: Told | null; after: Incident; at: Date },
): Promise<void> {
  await appendSteps(store, scope, after.id, stepsOfAlerts(before, after, at));
}
