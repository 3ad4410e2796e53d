import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentPage } from "@/components/incident/incident-page";
import { preloadRows } from "@/components/trace/preload-rows";
import { asTraceId } from "@/lib/domain/id-text";
import { IncidentId } from "@/lib/domain/ids";
import { readIncident } from "./read-incident";

interface IncidentRouteProps {
  params: Promise<{ incidentId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: IncidentRouteProps): Promise<Metadata> {
  return { title: (await params).incidentId.toUpperCase() };
}

/** The rows of the trace that is shown are fetched while the scripts load. */
export default async function Page({ params, searchParams }: IncidentRouteProps) {
  const parsed = IncidentId.safeParse((await params).incidentId);
  if (!parsed.success) notFound();
  const read = await readIncident(parsed.data);
  switch (read.kind) {
    case "missing":
      return notFound();
    case "read": {
      const { trace = read.incident.leadTraceId, clock } = await searchParams;
      const traceId = typeof trace === "string" && clock === undefined ? asTraceId(trace) : null;
      if (traceId !== null) preloadRows(traceId);
      return (
        <IncidentPage
          key={parsed.data}
          incidentId={parsed.data}
          incident={read.incident}
          traces={read.traces}
          suspects={read.suspects}
        />
      );
    }
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
