interface Unit {
  readonly name: string;
  readonly nano: number;
  /** Decimals kept below and from ten: two figures say enough, three where a unit spans 60. */
  readonly decimalsBelowTen: number;
  readonly decimalsFromTen: number;
  /** The next unit takes over here. */
  readonly limit: number;
}

const UNITS: readonly Unit[] = [
  { name: "ns", nano: 1, decimalsBelowTen: 0, decimalsFromTen: 0, limit: 1000 },
  { name: "µs", nano: 1e3, decimalsBelowTen: 1, decimalsFromTen: 0, limit: 1000 },
  { name: "ms", nano: 1e6, decimalsBelowTen: 1, decimalsFromTen: 0, limit: 1000 },
  { name: "s", nano: 1e9, decimalsBelowTen: 1, decimalsFromTen: 1, limit: 60 },
];

const SECOND_NANO = 1e9;
const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/**
 * A length of time a person reads at a glance: `18 µs`, `350 ms`, `1.2 s`, `2 min 5 s`,
 * `3 h 12 min`, `2 d 4 h`. Always with its unit; negative ones keep their sign.
 * @param durationNano nanoseconds
 */
export function formatDuration(durationNano: number | bigint): string {
  const nano = Number(durationNano);
  if (!Number.isFinite(nano)) return "–";
  const text = formatPositive(Math.abs(nano));
  return nano < 0 ? `−${text}` : text;
}

/** As {@link formatDuration}, of whole seconds alone: what a running clock shows. */
export function formatElapsed(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  return seconds < MINUTE_S ? `${seconds} s` : formatLong(seconds);
}

/** Every digit there is, in milliseconds: `212.345678 ms`. For titles and copying. */
export function formatExactDuration(durationNano: bigint): string {
  const sign = durationNano < 0n ? "−" : "";
  const nano = durationNano < 0n ? -durationNano : durationNano;
  const fraction = String(nano % 1_000_000n)
    .padStart(6, "0")
    .replace(/0+$/, "");
  const whole = String(nano / 1_000_000n);
  return `${sign}${fraction === "" ? whole : `${whole}.${fraction}`} ms`;
}

function formatPositive(nano: number): string {
  for (const unit of UNITS) {
    const rounded = roundIn(nano, unit);
    if (rounded < unit.limit) return `${rounded} ${unit.name}`;
  }
  return formatLong(Math.round(nano / SECOND_NANO));
}

/** Rounds before the unit is chosen, so that 999.6 ms becomes `1 s` and never `1000 ms`. */
function roundIn(nano: number, unit: Unit): number {
  const value = nano / unit.nano;
  const decimals = value < 9.95 ? unit.decimalsBelowTen : unit.decimalsFromTen;
  return Number(value.toFixed(decimals));
}

function formatLong(seconds: number): string {
  if (seconds < HOUR_S) return pair(seconds, MINUTE_S, "min", 1, "s");
  const minutes = Math.floor(seconds / MINUTE_S) * MINUTE_S;
  if (minutes < DAY_S) return pair(minutes, HOUR_S, "h", MINUTE_S, "min");
  return pair(minutes, DAY_S, "d", HOUR_S, "h");
}

/** Two neighbouring units, the lesser left out when it is zero. */
function pair(
  seconds: number,
  greaterS: number,
  greater: string,
  lesserS: number,
  lesser: string,
): string {
  const rest = Math.floor((seconds % greaterS) / lesserS);
  const head = `${Math.floor(seconds / greaterS)} ${greater}`;
  return rest === 0 ? head : `${head} ${rest} ${lesser}`;
}
