import type { z } from "zod";
import type { Alert, StoredAlert } from "@/lib/domain/alert";
import type { AlertIntakeResult } from "@/lib/domain/contracts/intake";
import type { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { type AlertGroup, countRepeats } from "@/lib/store/alert-intake";
import type { EntityStore } from "@/lib/store/database";
import { updateIncident } from "@/lib/store/incident-repository";
import type { ServiceCall } from "./find-call-path";
import { readSurroundings } from "./read-surroundings";
import { type Surroundings, sortOutAlerts } from "./sort-out-alerts";
import { writeIncident } from "./write-incident";

export type IntakeResult = z.infer<typeof AlertIntakeResult> & { incidentIds: IncidentId[] };

/** Alerts of one group, from whichever door, each instance once. */
export interface Delivery extends AlertGroup {
  readonly alerts: readonly Alert[];
  readonly receivedAt: Date;
  /** Alerts that the sender cut from it, as it counted them. */
  readonly truncatedAlertCount: number;
  /** What is known of these alerts, where it was read already under the group's lock. */
  readonly known?: readonly StoredAlert[];
}

/**
 * Takes alerts of one group into incidents (see `chooseIncident`), which follow them (see
 * `followAlerts`). Known by source, group key, fingerprint, start and status: told again, in any
 * number, they change nothing but the count of that, and one that is told to fire after it was told
 * to have ended stays ended. Where they would open an incident, they join one of their service, or of
 * one that calls theirs or is called by it (see `chooseChained`; `calls` says who calls whom). Runs
 * within the caller's transaction, and holds the group's lock until that ends. The work follows the
 * delivery, not what the group or the incident held before.
 */
export async function takeInAlerts(
  store: EntityStore,
  scope: ProjectScope,
  delivery: Delivery,
  calls: readonly ServiceCall[] = [],
): Promise<IntakeResult> {
  const { alerts, truncatedAlertCount, receivedAt } = delivery;
  if (alerts.length === 0) return { incidentIds: [], created: 0, updated: 0, unchanged: 0 };
  const around = await readSurroundings(store, scope, delivery, calls);
  const { touched, repeated } = sortOutAlerts(around, alerts);
  const incidentIds: IncidentId[] = [];
  for (const one of touched) {
    incidentIds.push(await writeIncident(store, scope, delivery, one));
  }
  await countRepeats(store, scope, repeated);
  const truncated = await noteTruncation(store, scope, {
    incidents: around.incidents,
    written: incidentIds,
    truncatedAlertCount,
    receivedAt,
  });
  const created = touched.filter(({ incident }) => incident === null).length;
  const told = new Set(repeated.map(({ incidentId }) => incidentId));
  return {
    incidentIds: incidentIds.length > 0 ? incidentIds : [...told],
    created,
    updated: touched.length - created + truncated,
    unchanged: repeated.length,
  };
}

interface Truncation extends Pick<Surroundings, "incidents"> {
  readonly written: readonly IncidentId[];
  readonly truncatedAlertCount: number;
  readonly receivedAt: Date;
}

/** The most that a sender ever left out of one delivery. Returns how many incidents that changed alone. */
async function noteTruncation(
  store: EntityStore,
  scope: ProjectScope,
  { incidents, written, truncatedAlertCount, receivedAt }: Truncation,
): Promise<number> {
  if (truncatedAlertCount === 0) return 0;
  const id = written[0] ?? incidents[0]?.id;
  const before = incidents.find((incident) => incident.id === id)?.truncatedAlertCount ?? 0;
  if (id === undefined || truncatedAlertCount <= before) return 0;
  await updateIncident(store, scope, id, { truncatedAlertCount, updatedAt: receivedAt });
  return written.includes(id) ? 0 : 1;
}

/** What several deliveries came to, taken together. */
export function sumResults(results: readonly IntakeResult[]): IntakeResult {
  const sum = (of: (result: IntakeResult) => number) => results.reduce((n, one) => n + of(one), 0);
  return {
    incidentIds: [...new Set(results.flatMap(({ incidentIds }) => incidentIds))],
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
  };
}
