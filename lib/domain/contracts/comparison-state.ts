/** What became of an operation from one set of traces to the other. */
export const COMPARISON_STATES = ["added", "removed", "changed", "unchanged"] as const;
export type ComparisonState = (typeof COMPARISON_STATES)[number];
