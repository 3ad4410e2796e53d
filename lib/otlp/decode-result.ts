/** What a request held: what can be kept, and what was said about the rest. */
export interface DecodeResult<T> {
  readonly items: readonly T[];
  /** Spans, log records or data points left out. */
  readonly rejected: number;
  /** Why, one sentence per cause with its count and the first place. */
  readonly reasons: readonly string[];
  /** What was changed in items that were kept. */
  readonly warnings: readonly string[];
}

interface Cause {
  count: number;
  readonly firstPath: string;
}

/** Counts causes of rejection and of warning, so that a message stays short however large the batch. */
export class DecodeReport {
  private rejected = 0;
  private readonly reasons = new Map<string, Cause>();
  private readonly warnings = new Map<string, Cause>();

  /** `path` is where in the request, e.g. `resourceSpans[0].scopeSpans[0].spans[3]`. */
  reject(reason: string, path: string, count = 1): void {
    this.rejected += count;
    countCause(this.reasons, reason, path, count);
  }

  warn(warning: string, path: string, count = 1): void {
    if (count > 0) countCause(this.warnings, warning, path, count);
  }

  /** `unit` names what is counted as rejected: span, log record, data point. */
  toResult<T>(items: readonly T[], unit: string): DecodeResult<T> {
    const describe = (causes: ReadonlyMap<string, Cause>, what: string) =>
      [...causes].map(
        ([text, { count, firstPath }]) => `${count} ${what}: ${text} (first: ${firstPath})`,
      );
    return {
      items,
      rejected: this.rejected,
      reasons: describe(this.reasons, `${unit}(s) rejected`),
      warnings: describe(this.warnings, "kept with a change"),
    };
  }
}

function countCause(causes: Map<string, Cause>, text: string, path: string, count: number): void {
  const cause = causes.get(text);
  if (cause === undefined) causes.set(text, { count, firstPath: path });
  else cause.count += count;
}
