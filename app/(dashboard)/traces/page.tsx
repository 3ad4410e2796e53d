import type { Metadata } from "next";
import { headers } from "next/headers";
import { TraceList } from "@/components/trace/trace-list";
import { requestOrigin } from "@/lib/view-models/shell/request-origin";

export const metadata: Metadata = { title: "Traces" };

export default async function Page() {
  return <TraceList origin={requestOrigin(await headers())} />;
}
