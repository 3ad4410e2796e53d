export type ZoneMode = "local" | "utc";

/** Which zone the reader wants, and which one is local to them as far as is known. */
export interface ZonePreference {
  readonly mode: ZoneMode;
  /** IANA name. */
  readonly localZone: string;
}

const DEFAULT: ZonePreference = { mode: "local", localZone: "UTC" };

/** Reads what {@link serializeZonePreference} wrote; anything else gives the default. */
export function parseZonePreference(text: string | undefined): ZonePreference {
  const [mode, localZone] = (text ?? "").split("|");
  if ((mode !== "local" && mode !== "utc") || localZone === undefined) return DEFAULT;
  return isTimeZone(localZone) ? { mode, localZone } : { mode, localZone: DEFAULT.localZone };
}

export function serializeZonePreference(preference: ZonePreference): string {
  return `${preference.mode}|${preference.localZone}`;
}

/** The IANA name to format with. */
export function zoneOf(preference: ZonePreference): string {
  return preference.mode === "utc" ? "UTC" : preference.localZone;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
