import { type LogStatement, readStatements } from "@/lib/analysis/logs/read-statements";
import { surpriseNats } from "@/lib/analysis/statistics/normal-tail";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { Evidence } from "./suspect";
import { bounded, WEIGHTS } from "./weights";

/** A statement of a service whose rate changed, among records that belong to no span. */
interface Shift {
  readonly statement: LogStatement;
  readonly window: number;
  readonly expected: number;
  readonly nats: number;
  readonly records: readonly StoredLogRecord[];
}

/** Lines come in bursts: their counts spread wider than Poisson's by about this factor. */
const OVERDISPERSION = 4;
const LEAST_COUNT = 3;
const LEAST_RATIO = 3;
const MAX_ANCHORS = 5;
const MAX_TEXT = 90;

export interface LooseLogs {
  readonly window: readonly StoredLogRecord[];
  readonly healthy: readonly StoredLogRecord[];
  /** How much more a service had to do in the window than before, as a ratio. */
  readonly exposureOf: (service: string) => number;
}

/**
 * What the logs of a service say where they carry no trace: statements that appear, grow at least
 * threefold, or (not errors) vanish, measured by the traffic. The most surprising of a service
 * counts. By service; O(records × words).
 */
export function scoreLooseLogs({ window, healthy, exposureOf }: LooseLogs): Map<string, Evidence> {
  if (window.length === 0 || healthy.length === 0) return new Map();
  const { statements, statementOf } = readStatements([...window, ...healthy]);
  const counts = statements.map(() => ({ window: [] as StoredLogRecord[], healthy: 0 }));
  window.forEach((record, i) => {
    counts[statementOf[i] ?? 0]?.window.push(record);
  });
  healthy.forEach((_, i) => {
    const count = counts[statementOf[window.length + i] ?? 0];
    if (count) count.healthy += 1;
  });
  const correction = Math.log(2 * Math.max(1, statements.length));
  const best = new Map<string, Shift>();
  statements.forEach((statement, number) => {
    const count = counts[number];
    if (count === undefined) return;
    const shift = toShift(
      { statement, ...count, exposure: exposureOf(statement.service) },
      correction,
    );
    const before = best.get(statement.service);
    if (shift !== null && shift.nats > (before?.nats ?? 0)) best.set(statement.service, shift);
  });
  return new Map([...best].map(([service, shift]) => [service, toEvidence(shift)]));
}

interface Counted {
  readonly statement: LogStatement;
  readonly window: readonly StoredLogRecord[];
  readonly healthy: number;
  readonly exposure: number;
}

function toShift(
  { statement, window: records, healthy, exposure }: Counted,
  correction: number,
): Shift | null {
  const all = records.length + healthy;
  const share = exposure / (1 + exposure);
  const expected = healthy * exposure;
  const isError = statement.level === "error" || statement.level === "fatal";
  const grew = records.length >= LEAST_COUNT && records.length >= LEAST_RATIO * expected;
  const vanished = !isError && records.length === 0 && expected >= LEAST_COUNT;
  if (!grew && !vanished) return null;
  const deviation = Math.sqrt(all * share * (1 - share) * OVERDISPERSION);
  const z = Math.abs(records.length - all * share) / Math.max(deviation, 1e-9);
  const nats = surpriseNats(z) - correction;
  return nats <= 0 ? null : { statement, window: records.length, expected, nats, records };
}

function toEvidence({ statement, window, expected, nats, records }: Shift): Evidence {
  const text =
    statement.text.length <= MAX_TEXT
      ? statement.text
      : `${statement.text.slice(0, MAX_TEXT - 1)}…`;
  const was = `${Math.round(expected)} would be usual for this traffic`;
  return {
    group: "logs",
    nats: bounded(nats, WEIGHTS.looseLogCap),
    statement:
      window === 0
        ? `does not write “${text}” any more; ${was}`
        : `writes “${text}” ${window} times; ${was}`,
    anchors: records.slice(0, MAX_ANCHORS).map(({ id }) => `log:${id}`),
  };
}
