import type { InitialTraces } from "@/components/incident/use-incident-traces";
import type { InitialSuspects } from "@/components/suspects/use-suspects";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { withContext } from "@/lib/services/context";
import { getIncident } from "@/lib/services/incident/get-incident";
import { listIncidentTraces } from "@/lib/services/incident/list-incident-traces";
import { getSuspects } from "@/lib/services/suspects/get-suspects";

/** What the page is first drawn from. */
export type ReadIncident =
  | {
      readonly kind: "read";
      readonly incident: IncidentDetailDto;
      readonly traces: InitialTraces;
      readonly suspects: InitialSuspects;
    }
  | { readonly kind: "missing" }
  /** The browser asks for itself, and tells what it is told. */
  | { readonly kind: "unread" };

/** The incident, its evidence and its suspects as far as they are known, for the first drawing of its page. */
export async function readIncident(incidentId: IncidentId): Promise<ReadIncident> {
  try {
    return await withContext(async (ctx) => {
      const incident = await getIncident(ctx, incidentId);
      const { items } = await listIncidentTraces(ctx, incidentId);
      const { collectedAt } = incident.evidence;
      const suspects = await getSuspects(ctx, incidentId, { waitMs: 0 });
      return {
        kind: "read",
        incident,
        traces: { collectedAt, traces: items },
        suspects: { collectedAt, suspects },
      };
    });
  } catch (error) {
    if (!(error instanceof FaultlineError)) throw error;
    return { kind: error.code === "not_found" ? "missing" : "unread" };
  }
}
