/** From the baseline on, the incident alone, or five minutes around its start. */
export const SLI_PRESETS = ["all", "incident", "onset"] as const;
