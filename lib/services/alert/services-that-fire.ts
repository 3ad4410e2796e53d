import type { Alert } from "@/lib/domain/alert";
import { readAlertLabels } from "./read-alert-labels";

/** The services of alerts that fire: those that may join an incident of another service. */
export function servicesThatFire(
  alerts: readonly Pick<Alert, "status" | "labels" | "annotations">[],
): readonly string[] {
  return servicesOf(alerts.filter(({ status }) => status === "firing"));
}

/** The services that alerts name, each once. */
export function servicesOf(
  alerts: readonly Pick<Alert, "labels" | "annotations">[],
): readonly string[] {
  return [...new Set(alerts.flatMap((alert) => readAlertLabels(alert).service ?? []))];
}
