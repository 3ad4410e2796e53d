import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TracepackPage } from "@/components/analysis/tracepack-page";
import { IncidentId } from "@/lib/domain/ids";

interface TracepackRouteProps {
  params: Promise<{ incidentId: string }>;
}

export async function generateMetadata({ params }: TracepackRouteProps): Promise<Metadata> {
  return { title: `Tracepack of ${(await params).incidentId.toUpperCase()}` };
}

export default async function Page({ params }: TracepackRouteProps) {
  const parsed = IncidentId.safeParse((await params).incidentId);
  if (!parsed.success) notFound();
  return <TracepackPage incidentId={parsed.data} />;
}
