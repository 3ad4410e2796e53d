import type { DecodeReport } from "./decode-result";

/** Postgres' bigint is signed: it holds unix nanoseconds up to the year 2262. */
const LATEST_UNIX_NANO = 2n ** 63n - 1n;

export const BEYOND_TIME = "a time is after the year 2262";

export function isStorableTime(unixNano: bigint): boolean {
  return unixNano <= LATEST_UNIX_NANO;
}

/** Warns that some texts are not as they were sent. */
export function reportReplacedTexts(report: DecodeReport, replacedTextCount: number): void {
  report.warn(
    "a text held NUL or was not valid Unicode, which U+FFFD replaces",
    "request",
    replacedTextCount,
  );
}
