import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentPage } from "@/components/incident/incident-page";
import { IncidentId } from "@/lib/domain/ids";

interface IncidentRouteProps {
  params: Promise<{ incidentId: string }>;
}

export async function generateMetadata({ params }: IncidentRouteProps): Promise<Metadata> {
  return { title: (await params).incidentId.toUpperCase() };
}

export default async function Page({ params }: IncidentRouteProps) {
  const parsed = IncidentId.safeParse((await params).incidentId);
  if (!parsed.success) notFound();
  return <IncidentPage key={parsed.data} incidentId={parsed.data} incident={null} traces={null} />;
}
