import { EvaluationListDto } from "@/lib/domain/contracts/evaluation";

/**
 * Asks for one run over the demo's gold set, so that there is something to look at on the first day.
 * The server does the work in the background. Asked again, the run that is there stays the only one.
 */
export async function startDemoEvaluation(baseUrl: string): Promise<void> {
  const url = new URL("/api/evaluations", baseUrl);
  const listed = await fetch(url);
  if (!listed.ok) throw new Error(`GET ${url} answered ${listed.status}`);
  if (EvaluationListDto.parse(await listed.json()).items.length > 0) return;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "The recorded demo" }),
  });
  if (!response.ok) throw new Error(`POST ${url} answered ${await response.text()}`);
}
