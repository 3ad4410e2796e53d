import type { StoredAlert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import type { EntityStore } from "@/lib/store/database";
import { findSurvivor } from "@/lib/store/merge-repository";

/** The incidents, in place of a merged one the one that goes on for it, as if it had begun with it. */
export async function followMerges(
  store: EntityStore,
  scope: ProjectScope,
  incidents: readonly Incident[],
): Promise<Incident[]> {
  const followed: Incident[] = [];
  for (const incident of incidents) {
    const survivor =
      incident.mergedInto === null ? null : await findSurvivor(store, scope, incident.mergedInto);
    if (survivor === null) followed.push(incident);
    else if (survivor.openedAt <= incident.openedAt) followed.push(survivor);
    else followed.push({ ...survivor, openedAt: incident.openedAt });
  }
  return followed;
}

/** Those first that an alert of the same fingerprint is in already: alerts may have been split off. */
export function knownPlaceFirst(
  { fingerprint }: Pick<StoredAlert, "fingerprint">,
  incidents: readonly Incident[],
  known: readonly Pick<StoredAlert, "fingerprint" | "incidentId">[],
): readonly Incident[] {
  // Of one there is nothing to choose, and its alerts may be thousands.
  if (incidents.length < 2) return incidents;
  const same = known.filter((alert) => alert.fingerprint === fingerprint);
  const places = new Set(same.map(({ incidentId }) => incidentId));
  if (places.size === 0) return incidents;
  const isPlace = ({ id }: Incident) => places.has(id);
  return [...incidents.filter(isPlace), ...incidents.filter((one) => !isPlace(one))];
}
