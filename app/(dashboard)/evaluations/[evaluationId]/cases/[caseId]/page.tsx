import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CasePage } from "@/components/evaluation-run/case-page";
import { EvaluatedCaseParams } from "@/lib/domain/contracts/evaluation";
import { getEvaluatedCase } from "@/lib/services/evaluation/get-evaluated-case";
import { ensureFound } from "../../../../ensure-found";

interface CaseRouteProps {
  params: Promise<{ evaluationId: string; caseId: string }>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: CaseRouteProps): Promise<Metadata> {
  return { title: `Case ${decodeURIComponent((await params).caseId)}` };
}

export default async function Page({ params }: CaseRouteProps) {
  const parsed = EvaluatedCaseParams.safeParse(await params);
  if (!parsed.success) notFound();
  const { evaluationId, caseId } = parsed.data;
  await ensureFound((ctx) => getEvaluatedCase(ctx, evaluationId, caseId));
  return <CasePage key={`${evaluationId} ${caseId}`} runId={evaluationId} caseId={caseId} />;
}
