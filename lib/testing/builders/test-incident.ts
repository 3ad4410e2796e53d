import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import type { IncidentId } from "@/lib/domain/ids";
import type { EvidenceSummary } from "@/lib/domain/incident";
import { ingestAlertmanager } from "@/lib/services/alert/ingest-alertmanager";
import type { ServiceContext } from "@/lib/services/context";
import { TEST_START_UNIX_NANO } from "./span-of";

const NOW = new Date(Number(TEST_START_UNIX_NANO / 1_000_000n));

/** Evidence that was collected when the tests' time begins. */
export const TEST_EVIDENCE: EvidenceSummary = {
  status: "ok",
  reasons: [],
  collectedAt: NOW,
  windowStart: NOW,
  windowEnd: NOW,
  baselineStart: NOW,
  baselineEnd: NOW,
  counts: { named: 0, exemplar: 0, failing: 0, slow: 0, healthy: 0 },
};

/** An incident of one alert that fires. */
export async function openTestIncident(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<IncidentId> {
  const alert = { status: "firing", fingerprint: "f", labels: { alertname: "Burn" } };
  const alerts = [{ ...alert, startsAt: NOW.toISOString() }];
  const sent = { version: "4", groupKey: "g", status: "firing", alerts };
  const { incidentIds } = await ingestAlertmanager(
    { ...ctx, now: () => NOW },
    AlertmanagerPayload.parse(sent),
  );
  const [id] = incidentIds;
  if (id === undefined) throw new Error("the alert opened no incident");
  return id;
}
