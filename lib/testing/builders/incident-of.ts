import { toIncidentId } from "@/lib/domain/ids";
import { type Incident, NOBODY_YET } from "@/lib/domain/incident";

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
    evidence: {
      status: "pending",
      reasons: [],
      collectedAt: null,
      windowStart: null,
      windowEnd: null,
      baselineStart: null,
      baselineEnd: null,
      counts: { named: 0, exemplar: 0, failing: 0, slow: 0, healthy: 0 },
    },
    leadTraceId: null,
    ...changes,
  };
}
