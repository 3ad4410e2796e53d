/** By whose clock a trace is told: adjusted to the reference host's where others are off, or raw. */
export const CLOCK_CHOICES = ["adjusted", "raw"] as const;
export type ClockChoice = (typeof CLOCK_CHOICES)[number];
