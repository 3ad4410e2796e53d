/** Bits of `rows.flags`, which the browser holds in a byte each. */
export const ROW_FLAGS = {
  error: 1,
  missingParent: 2,
  endInferred: 4,
  onCriticalPath: 8,
  /** An exception event or a 5xx although the status is not error. */
  failureSign: 16,
  hasLinks: 32,
  hasEvents: 64,
  /** Its parent did not wait for it: none of its time is the parent's. */
  notAwaited: 128,
} as const;
