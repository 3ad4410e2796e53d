import { incidentListHref } from "@/components/incident/incident-list-filters";
import { FaultlineError } from "@/lib/domain/errors";
import { NO_FILTERS } from "@/lib/domain/no-filters";
import { withContext } from "@/lib/services/context";
import { listViews } from "@/lib/services/incident-view/list-views";
import { parseViewRequest } from "@/lib/view-models/incident-list/incident-views";

/**
 * The address with the filters of the view that was asked for: by its id, or the default one of an
 * address that asks for nothing. Null when the address stands as it is.
 */
export async function findViewHref(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): Promise<string | null> {
  const request = parseViewRequest(parameters);
  if (request.kind === "as-it-is") return null;
  try {
    const { items } = await withContext(listViews);
    const view = items.find(({ id, isDefault }) =>
      request.kind === "saved" ? id === request.id : isDefault,
    );
    if (view === undefined) return null;
    const href = incidentListHref(view.filters, String(view.id));
    // A view without filters has nothing to add to the address that names it.
    return href === incidentListHref(NO_FILTERS, String(view.id)) && request.kind === "saved"
      ? null
      : href;
  } catch (error) {
    // The list reads incidents by itself, and tells why it cannot.
    if (error instanceof FaultlineError) return null;
    throw error;
  }
}
