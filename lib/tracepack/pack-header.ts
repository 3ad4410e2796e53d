import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { stringAttribute } from "@/lib/domain/attributes";
import type { TraceId } from "@/lib/domain/ids";
import { compareText } from "./sort-evidence";
import type { Tracepack } from "./tracepack-schema";

const MAX_SPANS = 8;
const MAX_EVIDENCE = 8;
const MAX_ANCHORS = 5;

export interface Window {
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
}

/** From the first start to the last end; zero of none. */
export function windowOf(traces: readonly AssembledTrace[]): Window {
  let startUnixNano = traces[0]?.startUnixNano ?? 0n;
  let endUnixNano = traces[0]?.endUnixNano ?? 0n;
  for (const trace of traces) {
    if (trace.startUnixNano < startUnixNano) startUnixNano = trace.startUnixNano;
    if (trace.endUnixNano > endUnixNano) endUnixNano = trace.endUnixNano;
  }
  return { startUnixNano, endUnixNano };
}

/** What the evidence is of. */
export function packHeader(
  { evidence, byService }: EvidenceIndex,
  leadTraceId: TraceId | null,
  window: Window,
): Tracepack["header"] {
  const environments = new Set<string>();
  const releases = new Set<string>();
  const instrumentation = new Set<string>();
  for (const [service, spans] of byService) {
    for (const { node } of spans) {
      const { attributes } = node.span.resource;
      const environment =
        stringAttribute(attributes, "deployment.environment.name") ??
        stringAttribute(attributes, "deployment.environment");
      const version = stringAttribute(attributes, "service.version");
      if (environment !== null) environments.add(environment);
      if (version !== null) releases.add(`${service}\u0000${version}`);
      instrumentation.add(node.span.scope.name);
    }
  }
  return {
    leadTraceId,
    services: [...byService.keys()].sort(compareText),
    environments: [...environments].sort(compareText),
    releases: [...releases].sort(compareText).map((text) => {
      const [service = "", version = ""] = text.split("\u0000");
      return { service, version };
    }),
    windowStartUnixNano: String(window.startUnixNano),
    windowEndUnixNano: String(window.endUnixNano),
    windowTraces: evidence.window.length,
    failingTraces: evidence.window.filter(hasFailingRoot).length,
    healthyTraces: evidence.healthy.length,
    instrumentation: [...instrumentation].sort(compareText).slice(0, 30),
  };
}

/** The suspects as ranked, and how far the ranking is to be believed. */
export function packSuspects(ranking: Ranking): Pick<Tracepack, "suspects" | "ranking"> {
  return {
    suspects: ranking.suspects.map((suspect) => ({
      rank: suspect.rank,
      kind: suspect.kind,
      service: suspect.service,
      operation: suspect.operation,
      probability: toThousandths(suspect.probability),
      spans: suspect.spanIds.slice(0, MAX_SPANS),
      heals: suspect.heals === null ? null : { ...suspect.heals },
      evidence: suspect.evidence.slice(0, MAX_EVIDENCE).map((one) => ({
        group: one.group,
        nats: toThousandths(one.nats),
        statement: one.statement,
        anchors: one.anchors.slice(0, MAX_ANCHORS),
      })),
    })),
    ranking: {
      status: ranking.status,
      noneProbability: toThousandths(ranking.noneProbability),
      confidence: `${ranking.confidence.word}: ${ranking.confidence.reason}`,
      reasons: [...ranking.reasons],
    },
  };
}

function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
