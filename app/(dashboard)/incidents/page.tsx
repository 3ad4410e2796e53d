import type { Metadata } from "next";
import { headers } from "next/headers";
import { IncidentList } from "@/components/incident/incident-list";
import { requestOrigin } from "@/lib/view-models/shell/request-origin";

export const metadata: Metadata = { title: "Incidents" };

export default async function Page() {
  return <IncidentList origin={requestOrigin(await headers())} />;
}
