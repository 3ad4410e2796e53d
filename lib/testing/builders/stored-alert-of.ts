import type { StoredAlert } from "@/lib/domain/alert";
import { toIncidentId } from "@/lib/domain/ids";

/** An alert that fires at the beginning of 2026. */
export function storedAlertOf(changes: Partial<StoredAlert> = {}): StoredAlert {
  const startsAt = new Date(Date.UTC(2026, 0, 1));
  return {
    source: "alertmanager",
    receiver: "faultline",
    groupKey: "g",
    fingerprint: "f",
    status: "firing",
    startsAt,
    endsAt: null,
    labels: { alertname: "Burn" },
    annotations: {},
    generatorUrl: "",
    incidentId: toIncidentId(1),
    firstReceivedAt: startsAt,
    lastReceivedAt: startsAt,
    joinedBecause: null,
    movedFrom: null,
    repeatCount: 0,
    ...changes,
  };
}
