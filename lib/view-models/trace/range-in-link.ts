import type { TimeRange } from "./time-range";

/** A range as it stands in a link: `1200000-56000000`, whole nanoseconds from the trace's start. */
export function formatRange({ fromNano, toNano }: TimeRange): string {
  return `${Math.round(fromNano)}-${Math.round(toNano)}`;
}

/** The range that a link names, or null for what is none. It may lie outside the trace. */
export function parseRange(text: string): TimeRange | null {
  const found = /^(\d{1,18})-(\d{1,18})$/.exec(text);
  if (found === null) return null;
  const fromNano = Number(found[1]);
  const toNano = Number(found[2]);
  return fromNano < toNano ? { fromNano, toNano } : null;
}
