import type { InitialTraces } from "@/components/incident/use-incident-traces";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { withContext } from "@/lib/services/context";
import { getIncident } from "@/lib/services/incident/get-incident";
import { listIncidentTraces } from "@/lib/services/incident/list-incident-traces";

/** What the page is first drawn from. */
export type ReadIncident =
  | { readonly kind: "read"; readonly incident: IncidentDetailDto; readonly traces: InitialTraces }
  | { readonly kind: "missing" }
  /** The browser asks for itself, and tells what it is told. */
  | { readonly kind: "unread" };

/** The incident and its evidence, for the first drawing of its page. */
export async function readIncident(incidentId: IncidentId): Promise<ReadIncident> {
  try {
    return await withContext(async (ctx) => {
      const incident = await getIncident(ctx, incidentId);
      const { items } = await listIncidentTraces(ctx, incidentId);
      const { collectedAt } = incident.evidence;
      return { kind: "read", incident, traces: { collectedAt, traces: items } };
    });
  } catch (error) {
    if (!(error instanceof FaultlineError)) throw error;
    return { kind: error.code === "not_found" ? "missing" : "unread" };
  }
}
