export const THEME_PREFERENCES = ["system", "light", "dark"] as const;
export type ThemePreference = (typeof THEME_PREFERENCES)[number];

/** What the cookie holds, else "system". */
export function parseThemePreference(text: string | undefined): ThemePreference {
  return THEME_PREFERENCES.find((known) => known === text) ?? "system";
}
