import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentPage } from "@/components/incident/incident-page";
import { IncidentId } from "@/lib/domain/ids";
import { readIncident } from "./read-incident";

interface IncidentRouteProps {
  params: Promise<{ incidentId: string }>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: IncidentRouteProps): Promise<Metadata> {
  return { title: (await params).incidentId.toUpperCase() };
}

export default async function Page({ params }: IncidentRouteProps) {
  const parsed = IncidentId.safeParse((await params).incidentId);
  if (!parsed.success) notFound();
  const read = await readIncident(parsed.data);
  switch (read.kind) {
    case "missing":
      return notFound();
    case "read":
      return (
        <IncidentPage
          key={parsed.data}
          incidentId={parsed.data}
          incident={read.incident}
          traces={read.traces}
          suspects={read.suspects}
        />
      );
    case "unread":
      return (
        <IncidentPage
          key={parsed.data}
          incidentId={parsed.data}
          incident={null}
          traces={null}
          suspects={null}
        />
      );
  }
}
