const MILLISECONDS = new Intl.NumberFormat("en-US", {
  minimumFractionDigits: 3,
  maximumFractionDigits: 3,
});

/** A time since the start of a trace, to the microsecond and in one unit, for reading down a column: `+776.817 ms`. */
export function formatOffset(offsetNano: number): string {
  const text = MILLISECONDS.format(Math.abs(offsetNano) / 1e6);
  return `${offsetNano < 0 ? "−" : "+"}${text} ms`;
}
