/** What a case is for: no incident has cases in two of them. */
export const GOLD_SPLITS = ["train", "dev", "test"] as const;
export type GoldSplit = (typeof GOLD_SPLITS)[number];
