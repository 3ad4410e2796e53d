import type { Metadata } from "next";
import { AppShell } from "@/components/shell/app-shell";
import { NoSuchPage } from "@/components/shell/no-such-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <AppShell>
      <NoSuchPage />
    </AppShell>
  );
}
