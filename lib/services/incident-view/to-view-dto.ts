import type { IncidentViewDto } from "@/lib/domain/contracts/incident-list";
import type { IncidentView } from "@/lib/domain/incident-view";

/** A view as JSON. */
export function toViewDto(view: IncidentView): IncidentViewDto {
  return { ...view, updatedAt: view.updatedAt.toISOString() };
}
