import type { SliDto } from "@/lib/domain/contracts/sli";
import type { Incident } from "@/lib/domain/incident";
import type { Slo } from "@/lib/domain/slo";
import { normalizeRoute } from "@/lib/store/telemetry/entry-route";

const NANO_PER_MS = 1_000_000;
const SHARE_DIGITS = 10;

/** The SLO by the name that the incident gives, else one over the same requests; null of none. */
export function findObjective(
  { slo: name, service, route }: Pick<Incident, "slo" | "service" | "route">,
  slos: readonly Slo[],
): SliDto["objective"] {
  const found =
    slos.find((one) => one.name === name) ??
    slos.find((one) => isOfRequests(one, service, route)) ??
    null;
  if (found === null) return null;
  const { indicator, target } = found;
  const isLatency = indicator.kind === "latency";
  return {
    slo: found.name,
    target,
    errorShare: isLatency ? null : Number((1 - target).toFixed(SHARE_DIGITS)),
    // The threshold over a metric is in the metric's own unit, which need not be time.
    thresholdNano:
      isLatency && indicator.source === "spans"
        ? String(Math.round(indicator.thresholdMs * NANO_PER_MS))
        : null,
  };
}

function isOfRequests({ indicator }: Slo, service: string | null, route: string | null): boolean {
  if (indicator.source !== "spans" || indicator.service !== service) return false;
  if (indicator.spanKind !== null || Object.keys(indicator.attributes).length > 0) return false;
  if (indicator.route === null || route === null) return indicator.route === route;
  return normalizeRoute(indicator.route) === normalizeRoute(route);
}
