import type { SloDto } from "@/lib/domain/contracts/slo";
import { formatDuration } from "../format/format-duration";

type Indicator = SloDto["indicator"];

/** What an SLO counts as good, in a line. */
export function describeIndicator(indicator: Indicator): string {
  if (indicator.source === "metrics") {
    return indicator.kind === "latency"
      ? `${indicator.histogram.name} at most ${indicator.threshold}`
      : `${indicator.counted.name} (${indicator.countedAre}) of ${indicator.total.name}`;
  }
  const where = [indicator.service, indicator.route, indicator.spanKind, ...filters(indicator)]
    .filter((part) => part !== null)
    .join(" ");
  return indicator.kind === "availability"
    ? `${where} does not fail`
    : `${where} answers within ${formatDuration(indicator.thresholdMs * 1e6)}`;
}

function filters({ attributes }: Extract<Indicator, { source: "spans" }>): string[] {
  return Object.entries(attributes).map(([key, values]) => `${key}=${values.join("|")}`);
}
