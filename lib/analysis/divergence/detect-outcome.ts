import { type Comparison, type Finding, hasSupport, quantile } from "./comparison";
import type { PathStats } from "./path-profile";

/** References that have the path, as their statistics of it. */
function counterparts({ references }: Comparison, { path }: PathStats): PathStats[] {
  return references.flatMap(({ paths }) => paths.get(path) ?? []);
}

/** Failures where healthy traces have none, or another: by answer (status) or thrown (exception). */
export function detectFailures(comparison: Comparison): Finding[] {
  return [...comparison.failing.paths.values()].flatMap((stats) => {
    const { failure } = stats;
    if (failure === null) return [];
    const healthy = counterparts(comparison, stats);
    const support = healthy.filter((other) => other.failure?.type !== failure.type).length;
    if (!hasSupport(support, healthy.length, comparison.minSupport)) return [];
    const isAnswer = /^(http|grpc) |^error$/.test(failure.type);
    return [
      {
        kind: isAnswer ? "status" : "exception",
        path: stats.path,
        nodes: stats.members,
        statement: `${failure.text}; not so in ${support} of ${healthy.length} healthy traces`,
        support,
        of: healthy.length,
        atNano: stats.endNano,
      },
    ];
  });
}

const COUNT_FACTOR = 1.5;

/** Operations done at least half as often again, or as seldom, as in healthy traces. */
export function detectCounts(comparison: Comparison): Finding[] {
  return [...comparison.failing.paths.values()].flatMap((stats) => {
    const count = stats.members.length;
    const healthy = counterparts(comparison, stats);
    const counts = healthy.map((other) => other.members.length);
    const median = quantile(counts, 0.5);
    const isMore = count > median;
    const support = counts.filter((other) =>
      isMore ? count >= other * COUNT_FACTOR : count * COUNT_FACTOR <= other,
    ).length;
    if (count === median || !hasSupport(support, healthy.length, comparison.minSupport)) return [];
    const lastExpected = stats.members[Math.min(count - 1, median)] ?? 0;
    const { trace } = comparison.failing;
    const at = trace.nodes[lastExpected]?.startUnixNano ?? trace.startUnixNano;
    return [
      {
        kind: "count",
        path: stats.path,
        nodes: stats.members,
        statement: `done ${count} times; ${median} times in healthy traces (median)`,
        support,
        of: healthy.length,
        atNano: Number(at - trace.startUnixNano),
      },
    ];
  });
}

const LATENCY_FACTOR = 1.5;
const MIN_EXCESS_NANO = 1_000_000;

/**
 * Operations whose own time for one execution is above the 95th percentile of healthy ones, half
 * as long again as their median, and matters: by 1 ms and by 1 % of the trace at least. Own time,
 * because the time of a callee is the callee's divergence.
 */
export function detectLatency(comparison: Comparison): Finding[] {
  const { trace } = comparison.failing;
  const traceNano = Number(trace.endUnixNano - trace.startUnixNano);
  const leastExcess = Math.max(MIN_EXCESS_NANO, traceNano / 100);
  return [...comparison.failing.paths.values()].flatMap((stats) => {
    const count = stats.members.length;
    const own = stats.selfNano / count;
    const healthy = counterparts(comparison, stats);
    const owns = healthy.map((other) => other.selfNano / other.members.length);
    const median = quantile(owns, 0.5);
    if (own <= quantile(owns, 0.95) || own < median * LATENCY_FACTOR) return [];
    if ((own - median) * count < leastExcess) return [];
    const support = owns.filter((other) => own >= other * LATENCY_FACTOR).length;
    if (!hasSupport(support, healthy.length, comparison.minSupport)) return [];
    const usual = quantile(
      healthy.map((other) => other.durationNano / other.members.length),
      0.5,
    );
    return [
      {
        kind: "latency",
        path: stats.path,
        nodes: stats.members,
        statement: `${inMs(own)} of its own; ${inMs(median)} in healthy traces (median)`,
        support,
        of: healthy.length,
        atNano: Math.min(stats.endNano, stats.startNano + usual),
      },
    ];
  });
}

function inMs(nano: number): string {
  return `${Number((nano / 1_000_000).toPrecision(3))} ms`;
}
