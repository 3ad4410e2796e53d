import { PREFERENCE_COOKIES } from "@/components/ui/preference-cookie";

/** Runs in the head before the first paint: the stored choice, else the system's. */
export const THEME_SCRIPT = `(() => {
  const stored = /(?:^|; )${PREFERENCE_COOKIES.theme}=(light|dark)/.exec(document.cookie);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = stored ? stored[1] : dark ? "dark" : "light";
})();`;
