/** By what the cases of a run are told apart. */
export const GROUPINGS = ["faultFamily", "service", "difficulty"] as const;
export type Grouping = (typeof GROUPINGS)[number];
