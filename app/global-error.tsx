"use client";

import { PageFailure, type PageFailureProps } from "@/components/shell/page-failure";
import { THEME_SCRIPT } from "@/components/shell/theme-script";
import "./globals.css";

/** In place of the root layout when that itself failed: it brings its own document. */
export default function GlobalError(props: PageFailureProps) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <title>Faultline</title>
        <script>{THEME_SCRIPT}</script>
      </head>
      <body>
        <PageFailure {...props} />
      </body>
    </html>
  );
}
