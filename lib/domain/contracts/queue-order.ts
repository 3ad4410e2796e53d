/** What comes first among incidents to review. */
export const QUEUE_ORDER_NAMES = ["age", "disagreement", "uncertainty"] as const;
