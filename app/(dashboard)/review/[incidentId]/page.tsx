import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LabelPage } from "@/components/evaluation/label-page";
import { IncidentId } from "@/lib/domain/ids";
import { loadIncident } from "@/lib/services/incident/get-incident";
import { ensureFound } from "../../ensure-found";

interface LabelRouteProps {
  params: Promise<{ incidentId: string }>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: LabelRouteProps): Promise<Metadata> {
  return { title: `Label ${(await params).incidentId.toUpperCase()}` };
}

export default async function Page({ params }: LabelRouteProps) {
  const parsed = IncidentId.safeParse((await params).incidentId);
  if (!parsed.success) notFound();
  await ensureFound((ctx) => loadIncident(ctx, parsed.data));
  return <LabelPage key={parsed.data} incidentId={parsed.data} />;
}
