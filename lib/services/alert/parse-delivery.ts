import type { Alert, AlertSource } from "@/lib/domain/alert";
import type { AlertmanagerPayload } from "@/lib/domain/contracts/intake";

/** What the payloads of Alertmanager and of Grafana have in common. */
export type GroupedPayload = Pick<AlertmanagerPayload, "groupKey" | "receiver" | "alerts">;
type PayloadAlert = GroupedPayload["alerts"][number];

/**
 * The alerts of a webhook payload, each instance (fingerprint and start) once: where a payload names
 * one as firing and as resolved, it is resolved. An end that was not told is `receivedAt`.
 */
export function parseDelivery(
  payload: GroupedPayload,
  receivedAt: Date,
  source: AlertSource = "alertmanager",
): Alert[] {
  const instances = new Map<string, Alert>();
  for (const given of payload.alerts) {
    const alert = { source, ...toAlert(given, payload, receivedAt) };
    const key = instanceKey(alert);
    const known = instances.get(key);
    if (known === undefined || (known.status === "firing" && alert.status === "resolved")) {
      instances.set(key, alert);
    }
  }
  return [...instances.values()].sort(
    (a, b) =>
      a.startsAt.getTime() - b.startsAt.getTime() || (a.fingerprint < b.fingerprint ? -1 : 1),
  );
}

/** Equal for deliveries of one alert instance within a group. */
export function instanceKey({ fingerprint, startsAt }: Pick<Alert, "fingerprint" | "startsAt">) {
  return `${startsAt.getTime()}/${fingerprint}`;
}

function toAlert(
  given: PayloadAlert,
  payload: GroupedPayload,
  receivedAt: Date,
): Omit<Alert, "source"> {
  return {
    receiver: payload.receiver,
    groupKey: payload.groupKey,
    fingerprint: given.fingerprint,
    status: given.status,
    startsAt: new Date(given.startsAt),
    endsAt: given.status === "resolved" ? endOf(given, receivedAt) : null,
    labels: given.labels,
    annotations: given.annotations,
    generatorUrl: given.generatorURL,
  };
}

/** Alertmanager writes "no end yet" as the year 1. */
function endOf({ startsAt, endsAt }: PayloadAlert, receivedAt: Date): Date {
  const end = endsAt === undefined ? null : new Date(endsAt);
  const isTold = end !== null && end.getTime() >= new Date(startsAt).getTime();
  return isTold ? end : receivedAt;
}
