import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { IncidentList } from "@/components/incident/incident-list";
import { requestOrigin } from "@/lib/view-models/shell/request-origin";
import { findViewHref } from "./find-view-href";

export const metadata: Metadata = { title: "Incidents" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const href = await findViewHref(await searchParams);
  if (href !== null) redirect(href);
  return <IncidentList origin={requestOrigin(await headers())} />;
}
