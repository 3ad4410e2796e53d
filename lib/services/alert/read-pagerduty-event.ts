import type { Alert, Labels, StoredAlert } from "@/lib/domain/alert";
import type { PagerdutyPayload } from "@/lib/domain/contracts/intake";

type Event = PagerdutyPayload["event"];
type Known = Pick<StoredAlert, "status" | "startsAt" | "endsAt">;

/** The group of an incident of PagerDuty's: its alerts are its triggering and each reopening. */
export function pagerdutyGroupOf({ data }: Event) {
  return { source: "pagerduty", groupKey: `incident/${data.id ?? ""}` } as const;
}

/**
 * The alerts that an event tells of; none for events that neither begin nor end anything. A
 * resolution ends whatever fires of the incident; a reopening that is told after the resolution that
 * followed it has ended already. `known` are the alerts of its group.
 */
export function readPagerdutyEvent(event: Event, known: readonly Known[]): Alert[] {
  if (event.data.id === undefined) return [];
  const occurredAt = new Date(event.occurred_at);
  const createdAt = new Date(event.data.created_at ?? event.occurred_at);
  switch (event.event_type) {
    case "incident.triggered":
      return [alertOf(event, createdAt, null)];
    case "incident.reopened": {
      const ends = known.flatMap(({ endsAt }) => endsAt?.getTime() ?? []);
      const later = ends.filter((end) => end > occurredAt.getTime());
      const end = later.length === 0 ? null : new Date(Math.min(...later));
      return [alertOf(event, occurredAt, end)];
    }
    case "incident.resolved":
      return startsOfEnded(known, { createdAt, occurredAt }).map((startsAt) =>
        alertOf(event, startsAt, occurredAt),
      );
    default:
      return [];
  }
}

/**
 * Which alerts end with a resolution: those that fire, else the first one when nothing is known of
 * it. When all that is known ended earlier, the reopening in between is still on its way, and an
 * alert of no length keeps the resolution until it comes.
 */
function startsOfEnded(
  known: readonly Known[],
  { createdAt, occurredAt }: { readonly createdAt: Date; readonly occurredAt: Date },
): Date[] {
  const before = known.filter(({ startsAt }) => startsAt <= occurredAt);
  const firing = before.filter(({ status }) => status === "firing");
  if (firing.length > 0) return firing.map(({ startsAt }) => startsAt);
  if (before.some(({ endsAt }) => endsAt !== null && endsAt >= occurredAt)) return [];
  return [before.length === 0 ? createdAt : occurredAt];
}

function alertOf(event: Event, startsAt: Date, endsAt: Date | null): Alert {
  const { id = "", title, html_url } = event.data;
  return {
    ...pagerdutyGroupOf(event),
    receiver: "pagerduty",
    fingerprint: id,
    status: endsAt === null ? "firing" : "resolved",
    startsAt,
    endsAt,
    labels: labelsOf(event),
    annotations: { summary: title ?? `PagerDuty incident ${id}` },
    generatorUrl: html_url ?? "",
  };
}

/** Severity by priority, else by urgency: PagerDuty has no severity on incidents. */
function labelsOf({ data }: Event): Labels {
  const service = data.service?.summary;
  const severity = data.priority?.summary ?? (data.urgency === "low" ? "warning" : data.urgency);
  return {
    alertname: "PagerDuty",
    ...(service == null ? {} : { service }),
    ...(severity == null ? {} : { severity }),
    ...(data.number == null ? {} : { number: String(data.number) }),
  };
}
