import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunPage } from "@/components/evaluation-run/run-page";
import { EvaluationParams } from "@/lib/domain/contracts/evaluation";
import { loadEvaluation } from "@/lib/services/evaluation/get-evaluation";
import { ensureFound } from "../../ensure-found";

interface RunRouteProps {
  params: Promise<{ evaluationId: string }>;
}

export const metadata: Metadata = { title: "Evaluation" };
export const dynamic = "force-dynamic";

export default async function Page({ params }: RunRouteProps) {
  const parsed = EvaluationParams.safeParse(await params);
  if (!parsed.success) notFound();
  const { evaluationId } = parsed.data;
  await ensureFound((ctx) => loadEvaluation(ctx, evaluationId));
  return <RunPage key={evaluationId} runId={evaluationId} />;
}
