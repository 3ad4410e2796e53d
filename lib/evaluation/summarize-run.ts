import type { StoredResult } from "@/lib/domain/evaluation";
import { MEASURES } from "@/lib/domain/evaluation-measure";
import type { MeasureValue, RunSummary } from "@/lib/domain/evaluation-summary";
import { digits, mean } from "./accuracy";
import { averageCases, type CaseAttempts, partIn } from "./average-cases";
import { bootstrapMean } from "./bootstrap";
import { calibrate } from "./calibration";

const TRACKS = ["ranker", "analyst"] as const;

/**
 * A run's numbers from its results, whatever the order in which they came: means over cases with 95 %
 * bootstrap intervals, in all and by group. O(results × resamples).
 */
export function summarizeRun(results: readonly StoredResult[]): RunSummary {
  const cases = averageCases(results);
  return {
    cases: cases.length,
    attempts: results.length,
    measures: measuresOf(cases),
    calibration: {
      ranker: calibrationOf(cases, "ranker"),
      analyst: calibrationOf(cases, "analyst"),
    },
    groups: [
      ...groupsBy(cases, "faultFamily", (one) => one.faultFamily),
      ...groupsBy(cases, "service", (one) => one.service ?? "no fault"),
      ...groupsBy(cases, "difficulty", (one) => one.difficulty),
    ],
    simple: simpleMethods(cases),
  };
}

function measuresOf(cases: readonly CaseAttempts[]): MeasureValue[] {
  return [...MEASURES].map(([key, { unit }]) => {
    const track = TRACKS.find((one) => key === `${one}.ece`);
    if (track !== undefined) return calibrationError(key, cases, track);
    const values = cases.flatMap((one) => partIn(one, key) ?? []);
    const interval = unit === "share" ? bootstrapMean(values) : null;
    return {
      key,
      value: values.length === 0 ? null : unit === "share" ? digits(mean(values)) : mean(values),
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      cases: values.length,
    };
  });
}

function calibrationError(
  key: string,
  cases: readonly CaseAttempts[],
  track: (typeof TRACKS)[number],
): MeasureValue {
  const stated = cases.filter(({ attempts }) =>
    attempts.some(({ result }) => result[track].stated !== null),
  );
  const value = calibrationOf(cases, track)?.ece ?? null;
  return { key, value, low: null, high: null, cases: stated.length };
}

function calibrationOf(cases: readonly CaseAttempts[], track: (typeof TRACKS)[number]) {
  const statements = cases.flatMap(({ attempts }) =>
    attempts.flatMap(({ result }) => result[track].stated ?? []),
  );
  const found = calibrate(statements);
  return found === null ? null : { ...found, bins: [...found.bins] };
}

function groupsBy(
  cases: readonly CaseAttempts[],
  by: RunSummary["groups"][number]["by"],
  nameOf: (expected: StoredResult["result"]["expected"]) => string,
): RunSummary["groups"] {
  const names = new Map<string, CaseAttempts[]>();
  for (const one of cases) {
    const [first] = one.attempts;
    if (first === undefined) continue;
    const name = nameOf(first.result.expected);
    names.set(name, [...(names.get(name) ?? []), one]);
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => ({
      by,
      name,
      caseIds: members.map(({ caseId }) => caseId),
      measures: measuresOf(members),
    }));
}

/** AC@1 and MRR of each simple method over the faulty cases. */
function simpleMethods(cases: readonly CaseAttempts[]): RunSummary["simple"] {
  const faulty = cases.flatMap(({ attempts: [first] }) =>
    first === undefined || first.result.expected.isHealthy ? [] : [first.result.simple],
  );
  const names = [...new Set(faulty.flatMap((one) => Object.keys(one)))].sort();
  return names.map((name) => {
    const ranks = faulty.map((one) => one[name] ?? null);
    return {
      name,
      ac1: digits(mean(ranks.map((rank) => (rank === 1 ? 1 : 0)))),
      ac3: digits(mean(ranks.map((rank) => (rank !== null && rank <= 3 ? 1 : 0)))),
      mrr: digits(mean(ranks.map((rank) => (rank === null ? 0 : 1 / rank)))),
    };
  });
}
