import type { AlertDto } from "@/lib/domain/contracts/incident";

/** Identifies an alert instance among those of one incident. */
export function alertKey(alert: AlertDto): string {
  return `${alert.fingerprint}-${alert.startsAt}`;
}

/** The alert's name, and the service it fired for where it tells. */
export function alertTitle(alert: AlertDto): string {
  const name = alert.labels.alertname ?? "alert without a name";
  const service = alert.labels.service ?? alert.labels.service_name;
  return service === undefined ? name : `${name} · ${service}`;
}

/** Labels or annotations by key. */
export function sortedPairs(
  set: Readonly<Record<string, string>>,
): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(set)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
