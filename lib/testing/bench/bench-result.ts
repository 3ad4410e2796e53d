/** What one benchmark found. Ratios are of two measurements in the same run. */
export interface BenchResult {
  readonly name: string;
  readonly rows: readonly {
    readonly label: string;
    readonly value: number;
    readonly unit: string;
  }[];
  /** The figure that the limit is for. */
  readonly ratio?: number;
  readonly limit?: BenchLimit;
}

/** Whether the ratio should stay below (cost) or above (throughput) its goal. */
export interface BenchLimit {
  readonly kind: "at-most" | "at-least";
  readonly value: number;
}
