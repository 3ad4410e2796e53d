import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SloPage } from "@/components/slo/slo-page";
import { SloName } from "@/lib/domain/slo";

interface SloRouteProps {
  params: Promise<{ sloName: string }>;
}

export async function generateMetadata({ params }: SloRouteProps): Promise<Metadata> {
  return { title: (await params).sloName };
}

export default async function Page({ params }: SloRouteProps) {
  const parsed = SloName.safeParse((await params).sloName);
  if (!parsed.success) notFound();
  return <SloPage key={parsed.data} sloName={parsed.data} />;
}
