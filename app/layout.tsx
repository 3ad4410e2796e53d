import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { parseThemePreference } from "@/components/shell/theme-preference";
import { THEME_SCRIPT } from "@/components/shell/theme-script";
import { PREFERENCE_COOKIES } from "@/components/ui/preference-cookie";
import { parseZonePreference } from "@/lib/view-models/format/zone-preference";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Faultline", template: "%s · Faultline" },
  description: "From an SLO alert to a reviewed root cause, every fact cited.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = parseThemePreference(jar.get(PREFERENCE_COOKIES.theme)?.value);
  const zone = parseZonePreference(jar.get(PREFERENCE_COOKIES.zone)?.value);
  return (
    // The script sets data-theme before React sees the element.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{THEME_SCRIPT}</script>
      </head>
      <body>
        <Providers theme={theme} zone={zone} serverNowMs={Date.now()}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
