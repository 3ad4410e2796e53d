import { z } from "zod";
import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import { correlateKernelEvents } from "@/lib/analysis/kernel/correlate-kernel-events";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { PinnedCase } from "@/lib/domain/evaluation";
import type { GoldEvidenceFile } from "@/lib/domain/gold-case";
import type { CaseLabel } from "@/lib/evaluation/case-label";
import { listVersions, readGoldEvidence } from "@/lib/store/gold-repository";
import { sortEvidence } from "@/lib/tracepack/sort-evidence";
import type { ServiceContext } from "../context";
import { unpackEvidence } from "../gold/evidence-codec";
import { CaseChanges } from "./case-changes";
import { parseCaseFiles } from "./parse-case-files";

/** A case, ready to be judged. */
export interface LoadedCase {
  readonly id: string;
  readonly version: number;
  readonly label: CaseLabel;
  readonly evidence: CitedEvidence;
  readonly problems: readonly string[];
}

/**
 * Reads the version of a case that a run is about.
 * @throws `not_found`; `conflict` when it is not what it was; `invalid_request`
 */
export async function loadGoldCase(
  ctx: Pick<ServiceContext, "db" | "scope">,
  { id, version, contentHash }: PinnedCase,
): Promise<LoadedCase> {
  const versions = await listVersions(ctx.db, ctx.scope, id);
  const gold = versions.find((one) => one.version === version);
  if (gold === undefined) throw notFound("gold case", `${id} version ${version}`);
  if (gold.contentHash !== contentHash) {
    const message = `${id} version ${version} is not what it was when the run began`;
    throw new FaultlineError("conflict", message, { id, version });
  }
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
  return { id, version, label: gold.label, evidence: toCited(evidence), problems };
}

function readChanges(id: string, text: string | undefined) {
  if (text === undefined) return null;
  const parsed = CaseChanges.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const message = `changes.json of ${id}: ${z.prettifyError(parsed.error)}`;
  throw new FaultlineError("invalid_request", message, { id });
}

/** What was frozen is all there is: of a case, something can be said not to be there. */
export function toCited(set: EvidenceSet): CitedEvidence {
  const spans = set.window.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" ? [node.span] : [])),
  );
  const { links } = correlateKernelEvents(spans, set.kernelEvents ?? []);
  return sortEvidence({
    ...set,
    kernel: links.flatMap(({ span, fact, grade }) =>
      fact.events.map((event) => ({ event, spanId: spans[span]?.spanId ?? null, grade })),
    ),
    complete: { window: true, healthy: true, logs: true },
  });
}
