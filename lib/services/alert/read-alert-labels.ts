import type { Alert, Labels } from "@/lib/domain/alert";
import { SEVERITIES, type Severity } from "@/lib/domain/incident";

/** Names under which alerting rules carry the same thing; the first that is set counts. */
const SERVICE_LABELS = ["service", "service_name", "service.name", "app", "job"];
const ROUTE_LABELS = ["route", "http_route", "http.route", "handler", "endpoint"];
const SLO_LABELS = ["slo", "slo_name", "sloth_slo", "slo_id"];
const TITLE_ANNOTATIONS = ["summary", "title", "message"];
const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  critical: "sev1",
  page: "sev1",
  sev1: "sev1",
  p1: "sev1",
  error: "sev2",
  major: "sev2",
  high: "sev2",
  sev2: "sev2",
  p2: "sev2",
  warning: "sev3",
  warn: "sev3",
  ticket: "sev3",
  sev3: "sev3",
  p3: "sev3",
  info: "sev4",
  none: "sev4",
  sev4: "sev4",
  p4: "sev4",
};
const UNKNOWN_SEVERITY: Severity = "sev3";

/** What an alert says of itself, whatever the names of its labels. */
export interface AlertFacts {
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly alertName: string;
  readonly slo: string | null;
  readonly service: string | null;
  readonly route: string | null;
}

/** Reads labels and annotations; a severity that nobody agreed on counts as sev3. */
export function readAlertLabels({ labels, annotations }: Pick<Alert, "labels" | "annotations">) {
  const alertName = labels.alertname ?? "alert without a name";
  const service = firstOf(labels, SERVICE_LABELS);
  const route = firstOf(labels, ROUTE_LABELS);
  const where = [service, route].filter((part) => part !== null).join(" ");
  const facts: AlertFacts = {
    title:
      firstOf(annotations, TITLE_ANNOTATIONS) ?? (where ? `${alertName}: ${where}` : alertName),
    summary: annotations.description ?? "",
    severity: severityOf(labels.severity),
    alertName,
    slo: firstOf(labels, SLO_LABELS),
    service,
    route,
  };
  return facts;
}

function firstOf(labels: Labels, names: readonly string[]): string | null {
  return names.map((name) => labels[name]?.trim()).find((value) => value) ?? null;
}

function severityOf(label: string | undefined): Severity {
  return SEVERITY_OF[(label ?? "").trim().toLowerCase()] ?? UNKNOWN_SEVERITY;
}

type Ordered = Pick<Alert, "labels" | "startsAt" | "fingerprint">;

/** The alert that an incident is named after: the worst, then the first to fire. */
export function leadAlertOf<T extends Ordered>(alerts: readonly T[]): T | null {
  const urgency = (alert: T) => SEVERITIES.indexOf(severityOf(alert.labels.severity));
  let lead: T | null = null;
  for (const alert of alerts) {
    if (lead === null || compare(alert, lead, urgency) < 0) lead = alert;
  }
  return lead;
}

function compare<T extends Ordered>(a: T, b: T, urgency: (alert: T) => number): number {
  return (
    urgency(a) - urgency(b) ||
    a.startsAt.getTime() - b.startsAt.getTime() ||
    (a.fingerprint < b.fingerprint ? -1 : 1)
  );
}
