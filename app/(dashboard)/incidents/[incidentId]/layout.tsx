import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { IncidentId } from "@/lib/domain/ids";
import { loadIncident } from "@/lib/services/incident/get-incident";
import { ensureFound } from "../../ensure-found";

interface IncidentLayoutProps {
  params: Promise<{ incidentId: string }>;
  children: ReactNode;
}

/** Around the skeleton that `loading.tsx` sends at once: whether there is an incident is asked before. */
export default async function IncidentLayout({ params, children }: IncidentLayoutProps) {
  const parsed = IncidentId.safeParse((await params).incidentId);
  if (!parsed.success) notFound();
  await ensureFound((ctx) => loadIncident(ctx, parsed.data));
  return children;
}
