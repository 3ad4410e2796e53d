const YEAR_S = 31_536_000;

/** Names of the cookies that keep how a person likes to read. The server reads them to render alike. */
export const PREFERENCE_COOKIES = { theme: "faultline-theme", zone: "faultline-zone" } as const;

/** Browser only. Cookies and not local storage, so that the first paint is already right. */
export function writePreference(name: keyof typeof PREFERENCE_COOKIES, value: string): void {
  const pair = `${PREFERENCE_COOKIES[name]}=${encodeURIComponent(value)}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from Firefox and Safari
  document.cookie = `${pair}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
