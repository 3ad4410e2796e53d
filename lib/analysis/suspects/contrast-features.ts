import { logFactorial } from "@/lib/analysis/statistics/log-factorial";
import type { SpanFeatures } from "./span-features";
import type { SpanTable } from "./span-table";
import { WEIGHTS } from "./weights";

/** With fewer clean traces than this the tainted ones are taken too. */
const LEAST_CLEAN = 3;
/** Pseudo-executions at a rate of 2 %: how sure a short look at healthy traces makes. */
const PRIOR_TRACES = 5;

/** How a feature's frequency in the window stands against healthy traces. */
export interface FeatureContrast {
  readonly direction: "appeared" | "vanished";
  /** Deviation by Mantel and Haenszel's test over callers. */
  readonly z: number;
  /** The most that so few traces can say: one in all ways to deal them out. */
  readonly mostNats: number;
  /** Share of the operation's executions with it (appeared) or without it (vanished), by window. */
  readonly windowRate: number;
  readonly healthyRate: number;
  readonly windowTraces: number;
  readonly healthyTraces: number;
  /** Traces of the window with it (appeared) or without it (vanished). */
  readonly traces: number;
  /** Traces with it on either side. */
  readonly seen: number;
  /** Share of the window's occurrences that are due to the incident: (window − healthy) / window. */
  readonly attributable: number;
  /** Compared with clean healthy traces; else with tainted ones too, for want of others. */
  readonly isClean: boolean;
}

/**
 * Contrasts every feature, by its number. Counted by trace (ten spans of one trace are not ten
 * observations) and within executions for the same caller (a change of traffic is no change of
 * behaviour). Null for a feature of an operation that the window does not run. O(spans + features × callers).
 */
export function contrastFeatures(
  table: SpanTable,
  read: SpanFeatures,
  isTainted: Uint8Array,
): (FeatureContrast | null)[] {
  const clean = countByCaller(table, read, isTainted);
  const all = countByCaller(table, read, new Uint8Array(table.spans.length));
  return read.features.map((_, number) => {
    const strata = clean.strataOf(number);
    const isClean = sum(strata, "healthyAll") >= LEAST_CLEAN;
    const isError = read.features[number]?.isError ?? false;
    const found = contrast(isClean ? strata : all.strataOf(number), isError);
    return found === null ? null : { ...found, isClean };
  });
}

interface Stratum {
  readonly windowWith: number;
  readonly windowAll: number;
  readonly healthyWith: number;
  readonly healthyAll: number;
}

/**
 * Compared within callers that both sides have; an error also over all callers together, where
 * fewer than half of the window's executions have such a match. What is no error may differ between
 * callers by itself.
 */
function contrast(strata: readonly Stratum[], isError: boolean) {
  const matched = strata.filter(({ windowAll, healthyAll }) => windowAll > 0 && healthyAll > 0);
  const inWindow = sum(strata, "windowAll");
  const isMatched = sum(matched, "windowAll") >= inWindow / 2;
  const used = isMatched || !isError ? matched : [pool(strata)];
  const z = mantelHaenszelZ(used);
  const windowAll = sum(used, "windowAll");
  const healthyAll = sum(used, "healthyAll");
  if (windowAll === 0) return null;
  const direction = z >= 0 ? ("appeared" as const) : ("vanished" as const);
  const turned = direction === "appeared" ? used : used.map(withoutIt);
  const windowRate = sum(turned, "windowWith") / windowAll;
  const expected = turned.reduce(
    (total, s) => total + (s.healthyAll === 0 ? 0 : (s.windowAll * s.healthyWith) / s.healthyAll),
    0,
  );
  const rawRate = expected / windowAll;
  const healthyRate =
    (rawRate * healthyAll + WEIGHTS.priorRate * PRIOR_TRACES) / (healthyAll + PRIOR_TRACES);
  return {
    direction,
    z: Math.abs(z),
    mostNats: used.reduce((total, s) => total + logWays(s), 0),
    windowRate,
    healthyRate: rawRate,
    windowTraces: windowAll,
    healthyTraces: healthyAll,
    traces: sum(turned, "windowWith"),
    seen: sum(used, "windowWith") + sum(used, "healthyWith"),
    attributable: windowRate <= 0 ? 0 : Math.max(0, (windowRate - healthyRate) / windowRate),
  };
}

/** ln of the number of ways in which a stratum's traces could be dealt out to the two sides. */
function logWays({ windowAll, healthyAll }: Stratum): number {
  return logFactorial(windowAll + healthyAll) - logFactorial(windowAll) - logFactorial(healthyAll);
}

function withoutIt(s: Stratum): Stratum {
  return {
    ...s,
    windowWith: s.windowAll - s.windowWith,
    healthyWith: s.healthyAll - s.healthyWith,
  };
}

/** Signed: positive when more of the window's traces have it than of healthy ones of the same route. */
function mantelHaenszelZ(strata: readonly Stratum[]): number {
  let difference = 0;
  let variance = 0;
  for (const { windowWith, windowAll, healthyWith, healthyAll } of strata) {
    const total = windowAll + healthyAll;
    if (windowAll === 0 || healthyAll === 0 || total < 2) continue;
    const withIt = windowWith + healthyWith;
    difference += windowWith - (windowAll * withIt) / total;
    variance +=
      (windowAll * healthyAll * withIt * (total - withIt)) / (total * total * (total - 1));
  }
  if (variance <= 0) return 0;
  return (Math.sign(difference) * Math.max(0, Math.abs(difference) - 0.5)) / Math.sqrt(variance);
}

function pool(strata: readonly Stratum[]): Stratum {
  return {
    windowWith: sum(strata, "windowWith"),
    windowAll: sum(strata, "windowAll"),
    healthyWith: sum(strata, "healthyWith"),
    healthyAll: sum(strata, "healthyAll"),
  };
}

function sum(strata: readonly Stratum[], key: keyof Stratum): number {
  return strata.reduce((total, stratum) => total + stratum[key], 0);
}

/**
 * Who called, and who called them: what an operation does depends on what it is asked for. At the
 * root, where nobody is seen to call, the route tells.
 */
function callerKey(table: SpanTable, row: number, route: number): string {
  const parent = table.parentOf[row] ?? -1;
  if (parent < 0) return `route ${route}`;
  const above = table.parentOf[parent] ?? -1;
  const caller = table.operationOf[parent];
  return above < 0 ? `${caller} route ${route}` : `${caller} ${table.operationOf[above]}`;
}

/** Traces by caller in which an operation runs, and the share of its executions with each feature. */
function countByCaller(table: SpanTable, read: SpanFeatures, isTainted: Uint8Array) {
  const strata = new Map<string, { readonly operation: number; window: number; healthy: number }>();
  const having = new Map<number, Map<string, [window: number, healthy: number]>>();
  for (const { isWindow, route, firstRow, endRow } of table.traces) {
    const executions = new Map<string, number>();
    const featured = new Map<string, [number: number, stratum: string, count: number]>();
    for (let row = firstRow; row < endRow; row += 1) {
      if (isTainted[row] === 1) continue;
      const stratum = `${table.operationOf[row]} ${callerKey(table, row, route)}`;
      executions.set(stratum, (executions.get(stratum) ?? 0) + 1);
      for (let i = read.from[row] ?? 0; i < (read.from[row + 1] ?? 0); i += 1) {
        const number = read.list[i] ?? 0;
        const key = `${number} ${stratum}`;
        const entry = featured.get(key) ?? [number, stratum, 0];
        entry[2] += 1;
        featured.set(key, entry);
      }
    }
    for (const stratum of executions.keys()) {
      const operation = Number(stratum.split(" ", 1)[0]);
      const counts = strata.get(stratum) ?? { operation, window: 0, healthy: 0 };
      if (isWindow) counts.window += 1;
      else counts.healthy += 1;
      strata.set(stratum, counts);
    }
    for (const [number, stratum, count] of featured.values()) {
      const byStratum = having.get(number) ?? new Map<string, [number, number]>();
      const pair = byStratum.get(stratum) ?? [0, 0];
      pair[isWindow ? 0 : 1] += count / (executions.get(stratum) ?? 1);
      byStratum.set(stratum, pair);
      having.set(number, byStratum);
    }
  }
  const ofOperation = new Map<number, string[]>();
  for (const [stratum, { operation }] of strata) {
    ofOperation.set(operation, [...(ofOperation.get(operation) ?? []), stratum]);
  }
  const strataOf = (number: number): Stratum[] => {
    const operation = read.features[number]?.operation ?? 0;
    return (ofOperation.get(operation) ?? []).map((stratum) => {
      const [windowWith, healthyWith] = having.get(number)?.get(stratum) ?? [0, 0];
      const counts = strata.get(stratum);
      return {
        windowWith,
        windowAll: counts?.window ?? 0,
        healthyWith,
        healthyAll: counts?.healthy ?? 0,
      };
    });
  };
  return { strataOf };
}
