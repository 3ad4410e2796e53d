import { toIncidentId } from "@/lib/domain/ids";
import { type Incident, NO_EVIDENCE_YET, NOBODY_YET } from "@/lib/domain/incident";

/** An incident that one alert opened and nobody has looked at. */
export function incidentOf(changes: Partial<Incident> = {}): Incident {
  const openedAt = new Date(Date.UTC(2026, 0, 1));
  return {
    id: toIncidentId(1),
    title: "Checkout fails",
    summary: "",
    severity: "sev2",
    status: "triggered",
    source: "alertmanager",
    groupKey: "{}:{}",
    alertName: "CheckoutErrors",
    slo: null,
    service: "gateway",
    route: null,
    services: ["gateway"],
    openedAt,
    ...NOBODY_YET,
    updatedAt: openedAt,
    reopenCount: 0,
    firingAlertCount: 1,
    alertCount: 1,
    truncatedAlertCount: 0,
    evidence: NO_EVIDENCE_YET,
    leadTraceId: null,
    ...changes,
  };
}
