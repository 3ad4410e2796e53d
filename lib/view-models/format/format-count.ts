const GROUPED = new Intl.NumberFormat("en-US");

/** `1,234`. */
export function formatCount(count: number | bigint): string {
  return GROUPED.format(count);
}

/** `×12`: how often something repeats. */
export function formatTimes(count: number): string {
  return `×${formatCount(count)}`;
}

/** `1 span`, `1,234 spans`. */
export function formatCountOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
