import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SloPage } from "@/components/slo/slo-page";
import { SloName } from "@/lib/domain/slo";
import { getSlo } from "@/lib/services/slo/get-slo";
import { ensureFound } from "../../ensure-found";

interface SloRouteProps {
  params: Promise<{ sloName: string }>;
}

export async function generateMetadata({ params }: SloRouteProps): Promise<Metadata> {
  return { title: (await params).sloName };
}

export default async function Page({ params }: SloRouteProps) {
  const parsed = SloName.safeParse((await params).sloName);
  if (!parsed.success) notFound();
  await ensureFound((ctx) => getSlo(ctx, parsed.data));
  return <SloPage key={parsed.data} sloName={parsed.data} />;
}
