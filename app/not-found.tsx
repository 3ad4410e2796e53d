import type { Metadata } from "next";
import Link from "next/link";
import { AppShell } from "@/components/shell/app-shell";
import { FailurePage } from "@/components/shell/failure-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <AppShell>
      <FailurePage
        title="There is no such page"
        actions={<Link href="/incidents">To the incidents</Link>}
      >
        <p>The address names nothing here, or what it named is past its retention.</p>
      </FailurePage>
    </AppShell>
  );
}
