import type { Alert } from "@/lib/domain/alert";
import { readAlertLabels } from "./read-alert-labels";

/** The services of alerts that fire: those that may join an incident of another service. */
export function servicesThatFire(
  alerts: readonly Pick<Alert, "status" | "labels" | "annotations">[],
): readonly string[] {
  const firing = alerts.filter(({ status }) => status === "firing");
  return [...new Set(firing.flatMap((alert) => readAlertLabels(alert).service ?? []))];
}
