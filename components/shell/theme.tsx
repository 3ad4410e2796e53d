"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { writePreference } from "@/components/ui/preference-cookie";
import type { ThemePreference } from "./theme-preference";

interface ThemeValue {
  readonly preference: ThemePreference;
  readonly setPreference: (preference: ThemePreference) => void;
}

const ThemeContext = createContext<ThemeValue>({ preference: "system", setPreference: () => {} });

/** Keeps `data-theme` on the root element in step with the choice and, when that is "system", with it. */
export function ThemeProvider({
  initial,
  children,
}: {
  initial: ThemePreference;
  children: ReactNode;
}) {
  const [preference, setPreference] = useState(initial);

  useEffect(() => {
    writePreference("theme", preference);
    const system = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const followed = system.matches ? "dark" : "light";
      document.documentElement.dataset.theme = preference === "system" ? followed : preference;
    };
    apply();
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [preference]);

  const value = useMemo(() => ({ preference, setPreference }), [preference]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

export function useTheme(): ThemeValue {
  return useContext(ThemeContext);
}
