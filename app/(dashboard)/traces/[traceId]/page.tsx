import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { preloadRows } from "@/components/trace/preload-rows";
import { TracePage } from "@/components/trace/trace-page";
import { asTraceId } from "@/lib/domain/id-text";
import { ensureTrace } from "@/lib/services/trace/ensure-trace";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import { ensureFound } from "../../ensure-found";

interface TraceRouteProps {
  params: Promise<{ traceId: string }>;
}

export async function generateMetadata({ params }: TraceRouteProps): Promise<Metadata> {
  return { title: `Trace ${shortenId((await params).traceId)}` };
}

/** The rows are fetched while the scripts load: a big trace is on its way before it is asked for. */
export default async function Page({ params }: TraceRouteProps) {
  const traceId = asTraceId((await params).traceId);
  if (traceId === null) notFound();
  await ensureFound((ctx) => ensureTrace(ctx, traceId));
  preloadRows(traceId);
  return <TracePage traceId={traceId} />;
}
