import type { z } from "zod";
import type { ExemplarListDto } from "@/lib/domain/contracts/incident";
import type { IncidentId } from "@/lib/domain/ids";
import type { StoredExemplar } from "@/lib/domain/metric";
import { listAlerts } from "@/lib/store/alert-repository";
import { listExemplars } from "@/lib/store/telemetry/list-exemplars";
import type { ServiceContext } from "../context";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";
import { loadIncident } from "./get-incident";

/** Exemplars of the incident's services in its window, newest first. @throws `not_found` */
export async function listIncidentExemplars(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
  { limit }: { readonly limit: number },
): Promise<z.infer<typeof ExemplarListDto>> {
  const incident = await loadIncident(ctx, id);
  const window = evidenceWindow(incident, await listAlerts(ctx.db, ctx.scope, id), ctx.now());
  const found = await listExemplars(ctx.db, ctx.scope, {
    services: incident.services,
    fromUnixNano: toUnixNano(window.start),
    toUnixNano: toUnixNano(window.end),
    limit,
  });
  return { items: found.map(toDto), nextCursor: null };
}

function toDto(exemplar: StoredExemplar) {
  return {
    ...exemplar,
    timeUnixNano: String(exemplar.timeUnixNano),
    attributes: { ...exemplar.attributes },
  };
}
