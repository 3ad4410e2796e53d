import type { WatchedSlo } from "../faults/fault";

const METRIC = "http_server_request_duration";
/** The pair of windows of a burn-rate alert, scaled down from 1 h and 5 min to a recording. */
const WINDOWS = ["30s", "10s"] as const;
/** With a few requests a second the short window is empty of failures now and then. */
const KEEP_FIRING_FOR = "20s";

/** Share of bad requests in a window, as a PromQL expression. */
function badShare(slo: WatchedSlo, window: string): string {
  const series = `http_route="${slo.route}",http_request_method="${slo.method}"`;
  const total = `sum(rate(${METRIC}_count{${series}}[${window}]))`;
  if (slo.kind === "availability") {
    return `(sum(rate(${METRIC}_count{${series},http_response_status_code=~"5.."}[${window}])) / ${total})`;
  }
  const fast = `sum(rate(${METRIC}_bucket{${series},le="${slo.thresholdSeconds}"}[${window}]))`;
  return `((${total} - ${fast}) / ${total})`;
}

function title(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
}

function ruleOf(slo: WatchedSlo): object {
  const budget = Number((1 - slo.objective).toFixed(6));
  const burns = WINDOWS.map((window) => `${badShare(slo, window)} / ${budget} > ${slo.burnRate}`);
  const what = `${slo.method} ${slo.route}`;
  return {
    alert: `${title(slo.name)}Burn`,
    expr: burns.join(" and "),
    keep_firing_for: KEEP_FIRING_FOR,
    labels: {
      severity: slo.severity,
      service: "gateway",
      route: slo.route,
      http_route: slo.route,
      http_request_method: slo.method,
      slo: slo.name,
    },
    annotations: {
      summary: `${what} burns its ${slo.kind} budget {{ $value | printf "%.1f" }}× too fast`,
      description: `${slo.name}: the objective is ${(slo.objective * 100).toFixed(1)} % of requests ${
        slo.kind === "availability" ? "without a server error" : `within ${slo.thresholdSeconds} s`
      }; the error budget burns faster than ${slo.burnRate}× over ${WINDOWS.join(" and ")}.`,
    },
  };
}

/** Burn-rate rules for Prometheus, one for each objective (JSON is YAML). */
export function alertingRules(slos: readonly WatchedSlo[]): string {
  return JSON.stringify({ groups: [{ name: "slo", rules: slos.map(ruleOf) }] }, null, 2);
}
