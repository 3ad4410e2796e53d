import { type BurnRule, type SloSeverity, WINDOW_STEP_SECONDS } from "@/lib/domain/slo";

interface TableRow {
  readonly severity: SloSeverity;
  readonly longSeconds: number;
  readonly shortSeconds: number;
  /** The share of the period's budget that is gone when the long window burnt at the factor. */
  readonly budgetShare: number;
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Google's SRE workbook, chapter 5, with the row of 1 d that Sloth adds. */
const TABLE: readonly TableRow[] = [
  { severity: "page", longSeconds: HOUR, shortSeconds: 5 * MINUTE, budgetShare: 0.02 },
  { severity: "page", longSeconds: 6 * HOUR, shortSeconds: 30 * MINUTE, budgetShare: 0.05 },
  { severity: "ticket", longSeconds: DAY, shortSeconds: 2 * HOUR, budgetShare: 0.1 },
  { severity: "ticket", longSeconds: 3 * DAY, shortSeconds: 6 * HOUR, budgetShare: 0.1 },
];
/** The period that the table is of. */
const TABLE_PERIOD = 30 * DAY;
/** A period under this cannot hold the longest window with room to spare. */
const SHORTEST_WITH_TABLE_WINDOWS = 7 * DAY;
/** Of shrunk windows: below these they hold too little to tell anything. */
const LEAST_LONG_SECONDS = 60;
const LEAST_SHORT_SECONDS = 20;

/**
 * The workbook's rules for a period. Windows stay and the factor becomes
 * `share × period / long window` (30 d: 14.4, 6, 3, 1; 28 d: 13.44, 5.6, 2.8, 0.93). Under a week
 * the windows shrink with the period instead and the factors stay those of 30 d.
 */
export function defaultRules(periodSeconds: number): BurnRule[] {
  const isShort = periodSeconds < SHORTEST_WITH_TABLE_WINDOWS;
  const scale = isShort ? periodSeconds / TABLE_PERIOD : 1;
  return TABLE.map(({ severity, budgetShare, ...row }) => {
    const longSeconds = toWindow(row.longSeconds * scale, LEAST_LONG_SECONDS);
    const shortSeconds = toWindow(row.shortSeconds * scale, LEAST_SHORT_SECONDS);
    return {
      severity,
      longSeconds,
      shortSeconds,
      factor: factorOf(budgetShare, periodSeconds, longSeconds),
    };
  }).filter(isFirstOfItsWindows);
}

/** The burn rate that uses up `share` of a period's budget within a window. */
export function factorOf(share: number, periodSeconds: number, windowSeconds: number): number {
  return (share * periodSeconds) / windowSeconds;
}

function toWindow(seconds: number, least: number): number {
  return Math.max(least, Math.round(seconds / WINDOW_STEP_SECONDS) * WINDOW_STEP_SECONDS);
}

/** Rows that a very short period makes equal are one. */
function isFirstOfItsWindows(rule: BurnRule, index: number, rules: readonly BurnRule[]): boolean {
  const isSame = (other: BurnRule) =>
    other.severity === rule.severity && other.longSeconds === rule.longSeconds;
  return rules.findIndex(isSame) === index;
}
