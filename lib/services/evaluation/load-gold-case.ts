import { z } from "zod";
import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import { correlateKernelEvents } from "@/lib/analysis/kernel/correlate-kernel-events";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { PinnedCase } from "@/lib/domain/evaluation";
import type { GoldCase, GoldEvidenceFile } from "@/lib/domain/gold-case";
import { listVersions, readGoldEvidence } from "@/lib/store/gold-repository";
import { sortEvidence } from "@/lib/tracepack/sort-evidence";
import type { ServiceContext } from "../context";
import { unpackEvidence } from "../gold/evidence-codec";
import { CaseChanges } from "./case-changes";
import { parseCaseFiles } from "./parse-case-files";

/** A frozen case, ready to be judged. */
export interface LoadedCase {
  readonly gold: GoldCase;
  readonly evidence: CitedEvidence;
  readonly problems: readonly string[];
}

/** Reads the version of a case that a run is about. @throws `not_found`, `invalid_request` */
export async function loadGoldCase(
  ctx: Pick<ServiceContext, "db" | "scope">,
  { id, version }: Pick<PinnedCase, "id" | "version">,
): Promise<LoadedCase> {
  const versions = await listVersions(ctx.db, ctx.scope, id);
  const gold = versions.find((one) => one.version === version);
  if (gold === undefined) throw notFound("gold case", `${id} version ${version}`);
  const files = await unpackEvidence(await readGoldEvidence(ctx.db, ctx.scope, gold.evidenceHash));
  const part = (name: GoldEvidenceFile) => {
    const text = files[name];
    return text === undefined ? null : Buffer.from(text);
  };
  const { evidence, problems } = parseCaseFiles({
    traces: part("traces.otlp.json"),
    baseline: part("baseline.otlp.json"),
    logs: part("logs.otlp.json"),
    baselineLogs: part("baseline.logs.otlp.json"),
    metrics: part("metrics.otlp.json"),
    kernelEvents: part("kernel-events.ndjson"),
    changes: readChanges(id, files["changes.json"]),
  });
  return { gold, evidence: sortEvidence(toCited(evidence)), problems };
}

function readChanges(id: string, text: string | undefined) {
  if (text === undefined) return null;
  const parsed = CaseChanges.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const message = `changes.json of ${id}: ${z.prettifyError(parsed.error)}`;
  throw new FaultlineError("invalid_request", message, { id });
}

/** What was frozen is all there is: of a case, something can be said not to be there. */
function toCited(set: EvidenceSet): CitedEvidence {
  const spans = set.window.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" ? [node.span] : [])),
  );
  const { links } = correlateKernelEvents(spans, set.kernelEvents ?? []);
  return {
    ...set,
    kernel: links.flatMap(({ span, fact, grade }) =>
      fact.events.map((event) => ({ event, spanId: spans[span]?.spanId ?? null, grade })),
    ),
    complete: { window: true, healthy: true, logs: true },
  };
}
