import type { Alert, Labels, StoredAlert } from "@/lib/domain/alert";
import type { PlainAlert } from "@/lib/domain/contracts/intake";

type Known = Pick<StoredAlert, "fingerprint" | "status" | "startsAt">;

/** The group of an alert: as told, else its service and route, else it is alone. */
export function plainGroupOf({ group, service, route, id }: PlainAlert): string {
  if (group !== undefined) return `group/${group}`;
  return service === undefined ? `alert/${id}` : `service/${service}${route ?? ""}`;
}

/**
 * The alerts of one group, each instance once. Without a start, one is taken for what is known to
 * fire under its id; so the same thing sent again changes nothing. The end of what does not fire
 * tells nothing.
 */
export function readPlainAlerts(
  given: readonly PlainAlert[],
  known: readonly Known[],
  receivedAt: Date,
): Alert[] {
  const firing = new Map(
    known
      .filter(({ status }) => status === "firing")
      .map(({ fingerprint, startsAt }) => [fingerprint, startsAt]),
  );
  const alerts = new Map<string, Alert>();
  for (const one of given) {
    const startsAt = one.startsAt === undefined ? firing.get(one.id) : new Date(one.startsAt);
    if (startsAt === undefined && one.status === "resolved") continue;
    const alert = toAlert(one, startsAt ?? receivedAt, receivedAt);
    if (alert.status === "firing") firing.set(one.id, alert.startsAt);
    const key = `${alert.startsAt.getTime()}/${one.id}`;
    if (alerts.get(key)?.status !== "resolved") alerts.set(key, alert);
  }
  return [...alerts.values()];
}

function toAlert(given: PlainAlert, startsAt: Date, receivedAt: Date): Alert {
  const told = given.endsAt === undefined ? receivedAt : new Date(given.endsAt);
  const end = told < startsAt ? startsAt : told;
  return {
    source: "plain",
    receiver: "plain",
    groupKey: plainGroupOf(given),
    fingerprint: given.id,
    status: given.status,
    startsAt,
    endsAt: given.status === "resolved" ? end : null,
    labels: labelsOf(given),
    annotations: {
      summary: given.title,
      ...(given.description === undefined ? {} : { description: given.description }),
      ...(given.traceId === undefined ? {} : { trace_id: given.traceId }),
    },
    generatorUrl: given.url,
  };
}

function labelsOf({ labels, title, service, route, severity }: PlainAlert): Labels {
  return {
    alertname: title,
    ...labels,
    ...(service === undefined ? {} : { service }),
    ...(route === undefined ? {} : { route }),
    ...(severity === undefined ? {} : { severity }),
  };
}
