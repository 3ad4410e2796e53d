import { type Comparison, type Finding, hasSupport, quantile } from "./comparison";
import type { PathProfile, PathStats } from "./path-profile";

/** References that have the path, as their statistics of it. */
function counterparts({ references }: Comparison, { path }: PathStats): PathStats[] {
  return references.flatMap(({ paths }) => paths.get(path) ?? []);
}

/**
 * Failures where healthy traces have none, or another: by answer (status) or thrown (exception).
 * Of equal operations those that failed, from the first that did: a later attempt may have succeeded.
 */
export function detectFailures(comparison: Comparison): Finding[] {
  return [...comparison.failing.paths.values()].flatMap((stats) => {
    const { failure } = stats;
    if (failure === null) return [];
    const healthy = counterparts(comparison, stats);
    const support = healthy.filter((other) => other.failure?.type !== failure.type).length;
    if (!hasSupport(comparison, support, healthy.length)) return [];
    const isAnswer = /^(http|grpc) |^error$/.test(failure.type);
    return [
      {
        kind: isAnswer ? "status" : "exception",
        path: stats.path,
        nodes: stats.failedMembers,
        statement: `${failure.text}; not so in ${support} of ${healthy.length} healthy traces`,
        support,
        of: healthy.length,
        atNano: stats.failedAtNano,
      },
    ];
  });
}

const COUNT_FACTOR = 1.5;

/**
 * Operations done at least half as often again, or as seldom, as in healthy traces, for each
 * execution of what calls them: three calls with three handlers are one divergence, not two.
 */
export function detectCounts(comparison: Comparison): Finding[] {
  const { failing } = comparison;
  return [...failing.paths.values()].flatMap((stats) => {
    const rate = rateOf(failing, stats);
    const healthy = comparison.references.flatMap((reference) => {
      const counterpart = reference.paths.get(stats.path);
      return counterpart === undefined ? [] : [rateOf(reference, counterpart)];
    });
    const median = quantile(healthy, 0.5);
    const support = healthy.filter((other) =>
      rate > median ? rate >= other * COUNT_FACTOR : rate * COUNT_FACTOR <= other,
    ).length;
    if (rate === median || !hasSupport(comparison, support, healthy.length)) return [];
    const lastExpected = stats.members[Math.min(stats.members.length - 1, Math.round(median))] ?? 0;
    const at = failing.trace.nodes[lastExpected]?.startUnixNano ?? failing.trace.startUnixNano;
    return [
      {
        kind: "count",
        path: stats.path,
        nodes: stats.members,
        statement: `done ${times(rate)} by its caller; ${times(median)} in healthy traces (median)`,
        support,
        of: healthy.length,
        atNano: Number(at - failing.trace.startUnixNano),
        ...(rate < median ? { isLess: true as const } : {}),
      },
    ];
  });
}

/** Executions for one execution of the caller. */
function rateOf({ paths }: PathProfile, { parent, members }: PathStats): number {
  return members.length / (paths.get(parent)?.members.length ?? 1);
}

function times(rate: number): string {
  const rounded = Number(rate.toPrecision(3));
  return rounded === 1 ? "once" : `${rounded} times`;
}

const LATENCY_FACTOR = 1.5;
const MIN_EXCESS_NANO = 1_000_000;
const MIN_EXCESS_SHARE = 0.05;

/**
 * Operations whose self time for one execution is above the 95th percentile of healthy ones, half
 * as long again as their median, and matters: by 1 ms and by 5 % of the trace at least. Self time,
 * because the time of a callee is the callee's divergence.
 */
export function detectLatency(comparison: Comparison): Finding[] {
  const { trace } = comparison.failing;
  const traceNano = Number(trace.endUnixNano - trace.startUnixNano);
  const leastExcess = Math.max(MIN_EXCESS_NANO, traceNano * MIN_EXCESS_SHARE);
  return [...comparison.failing.paths.values()].flatMap((stats) => {
    const count = stats.members.length;
    const own = stats.selfNano / count;
    const healthy = counterparts(comparison, stats);
    const owns = healthy.map((other) => other.selfNano / other.members.length);
    const median = quantile(owns, 0.5);
    if (own <= quantile(owns, 0.95) || own < median * LATENCY_FACTOR) return [];
    if ((own - median) * count < leastExcess) return [];
    const support = owns.filter((other) => own >= other * LATENCY_FACTOR).length;
    if (!hasSupport(comparison, support, healthy.length)) return [];
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
