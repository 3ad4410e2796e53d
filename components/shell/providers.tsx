"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { ClockProvider } from "@/components/ui/clock";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import { TooltipProvider } from "@/components/ui/tooltip";
import type { ZonePreference } from "@/lib/view-models/format/zone-preference";
import { makeQueryClient } from "./query-client";
import { ThemeProvider } from "./theme";
import type { ThemePreference } from "./theme-preference";

export interface ProvidersProps {
  theme: ThemePreference;
  zone: ZonePreference;
  serverNowMs: number;
  children: ReactNode;
}

/** Everything that a page may expect around it. */
export function Providers({ theme, zone, serverNowMs, children }: ProvidersProps) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <NuqsAdapter>
      <QueryClientProvider client={queryClient}>
        <ThemeProvider initial={theme}>
          <TimeZoneProvider initial={zone}>
            <ClockProvider serverNowMs={serverNowMs}>
              <TooltipProvider>{children}</TooltipProvider>
            </ClockProvider>
          </TimeZoneProvider>
        </ThemeProvider>
      </QueryClientProvider>
    </NuqsAdapter>
  );
}
