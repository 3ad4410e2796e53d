import { median, robustSpread } from "@/lib/analysis/statistics/median";
import { stringAttribute } from "@/lib/domain/attributes";
import type { Metric } from "@/lib/domain/metric";
import { serviceNameOf } from "@/lib/domain/resource";
import { type MetricSeries, toMetricSeries } from "./metric-series";

/** Whether a metric tells of the inside of a process (its processor, memory, disk) or of its traffic. */
export type MetricSide = "internal" | "external";

export interface MetricShift {
  readonly name: string;
  readonly unit: string;
  readonly side: MetricSide;
  readonly service: string;
  readonly pod: string | null;
  readonly host: string | null;
  readonly before: number;
  readonly during: number;
  readonly duringUnixNano: bigint;
  /** Deviation over its own spread and that of the same metric elsewhere; signed. */
  readonly z: number;
  /** Surprise by a heavy-tailed reference, corrected for the number of series. */
  readonly nats: number;
  /** Services whose series are the same to the digit: it measures what they share. */
  readonly sharedBy: readonly string[];
}

export interface Window {
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
}

const EXTERNAL =
  /latency|duration|success|error|request|response|workload|throughput|ops\b|rps|qps|network|receive|transmit|tcp|http|rpc|client|server/i;
const LEAST_BEFORE = 2;
/** A scale below this share of the level is not believed: meters are not that steady. */
const RELATIVE_FLOOR = 0.05;
const UNSCALED_Z = 4;
/** Degrees of freedom of the reference distribution: gauges have spikes. */
const FREEDOM = 3;

interface Jump {
  readonly series: MetricSeries;
  readonly before: number;
  readonly during: number;
  readonly at: bigint;
  readonly spread: number;
}

/**
 * Jumps of metrics into the incident's window, in both directions. The spread that a jump is held
 * against is the largest of the series' own, a share of its level, and what the same metric does
 * in other pods at that time: a meter that jumps everywhere tells nothing about one. O(points log points).
 */
export function findMetricShifts(metrics: readonly Metric[], window: Window): MetricShift[] {
  const jumps = metrics.flatMap(toMetricSeries).flatMap((series) => jumpOf(series, window));
  const shared = sharedSeries(jumps);
  const byName = new Map<string, Jump[]>();
  for (const jump of jumps) {
    const name = jump.series.metric.name;
    byName.set(name, [...(byName.get(name) ?? []), jump]);
  }
  const correction = Math.log(Math.max(1, jumps.length));
  return [...byName.values()].flatMap((peers) => {
    const usual = usualLevel(peers);
    const levels = peers.map(({ before }) => Math.max(Math.abs(before), usual));
    const relative = peers.map(({ before, during }, i) => (during - before) / (levels[i] ?? 1));
    const centre = median(relative);
    const elsewhere = robustSpread(relative, centre);
    const trust = peers.length / (peers.length + 5);
    return peers.map((jump, i): MetricShift => {
      // How far all of them moved is a scale too: few peers do not tell the centre well.
      const common = Math.max(elsewhere, Math.abs(centre)) * trust;
      const scale = Math.max(jump.spread / (levels[i] ?? 1), RELATIVE_FLOOR, common);
      const z = ((relative[i] ?? 0) - centre * trust) / scale;
      const { metric, resource } = jump.series;
      return {
        name: metric.name,
        unit: metric.unit,
        side: EXTERNAL.test(metric.name) ? "external" : "internal",
        service: serviceNameOf(resource),
        pod: stringAttribute(resource.attributes, "k8s.pod.name"),
        host:
          stringAttribute(resource.attributes, "host.name") ??
          stringAttribute(resource.attributes, "k8s.node.name"),
        before: jump.before,
        during: jump.during,
        duringUnixNano: jump.at,
        z,
        nats: Math.max(0, heavyTailNats(z) - correction),
        sharedBy: shared.get(jump) ?? [],
      };
    });
  });
}

/** −ln of the tail of Student's t with few degrees of freedom, up to a constant near 1. */
function heavyTailNats(z: number): number {
  return (FREEDOM / 2 + 0.5) * Math.log(1 + (z * z) / FREEDOM);
}

/** A pod that hardly does anything is held against what the busier quarter of its peers does. */
function usualLevel(peers: readonly Jump[]): number {
  const sorted = peers.map(({ before }) => Math.abs(before)).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length * 0.75)] ?? 0;
  const largest = Math.max(...peers.map(({ during }) => Math.abs(during)));
  return Math.max(upper / 4, largest * 1e-3, Number.MIN_VALUE);
}

function jumpOf(series: MetricSeries, window: Window): Jump[] {
  const { times, values } = series;
  const before: number[] = [];
  const during: { value: number; at: bigint }[] = [];
  const last = window.endUnixNano + stepOf(times);
  times.forEach((at, i) => {
    const value = values[i] ?? 0;
    if (at <= window.startUnixNano) before.push(value);
    else if (at <= last) during.push({ value, at });
  });
  if (before.length < LEAST_BEFORE || during.length === 0) return [];
  const centre = median(before);
  const deviations = before.map((value) => Math.abs(value - centre));
  const farthest = during.reduce((a, b) =>
    Math.abs(b.value - centre) > Math.abs(a.value - centre) ? b : a,
  );
  const widest = deviations.reduce((a, b) => Math.max(a, b));
  const moved = Math.abs(farthest.value - centre);
  // A meter that never moved gives no scale: how far it moves now says little.
  const spread = widest === 0 ? moved / UNSCALED_Z : 1.4826 * median(deviations) + widest / 4;
  return [{ series, before: centre, during: farthest.value, at: farthest.at, spread }];
}

/** Time between two points. */
function stepOf(times: readonly bigint[]): bigint {
  const [first = 0n] = times;
  const last = times.at(-1) ?? 0n;
  return times.length < 2 ? 0n : (last - first) / BigInt(times.length - 1);
}

/** Series of two or more services that are equal to the digit, such as those of their node. */
function sharedSeries(jumps: readonly Jump[]): Map<Jump, readonly string[]> {
  const groups = new Map<string, Jump[]>();
  for (const jump of jumps) {
    const key = `${jump.series.metric.name} ${jump.series.values.join(" ")}`;
    groups.set(key, [...(groups.get(key) ?? []), jump]);
  }
  const shared = new Map<Jump, readonly string[]>();
  for (const group of groups.values()) {
    const services = [...new Set(group.map(({ series }) => serviceNameOf(series.resource)))].sort();
    if (services.length > 1) for (const jump of group) shared.set(jump, services);
  }
  return shared;
}
