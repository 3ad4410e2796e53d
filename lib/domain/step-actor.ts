/** Who did what alerts did. */
export const BY_ALERT = "alert";
/** Who did what Faultline did by itself. */
export const BY_FAULTLINE = "faultline";
