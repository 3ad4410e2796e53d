import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { type SpanTable, toSpanTable } from "@/lib/analysis/suspects/span-table";
import type { RankedName } from "@/lib/evaluation/named-ranking";
import { deepestError, errorLogIncrease, loudestService } from "./error-baselines";
import {
  callerCalleeGap,
  largestLatencyRatio,
  selfTimeIncrease,
  traceRcaLike,
} from "./latency-baselines";
import { baroLike } from "./metric-baseline";
import { microRankLike } from "./micro-rank";
import { type ServiceScores, toRanking } from "./service-scores";

type Baseline = (set: EvidenceSet, table: SpanTable) => ServiceScores;

const BASELINES: Readonly<Record<string, Baseline>> = {
  "loudest-service": loudestService,
  "deepest-error": deepestError,
  "latency-ratio": largestLatencyRatio,
  "self-time-increase": selfTimeIncrease,
  "caller-callee-gap": callerCalleeGap,
  "error-log-increase": errorLogIncrease,
  "trace-rca-like": traceRcaLike,
  "micro-rank-like": microRankLike,
  "baro-like": baroLike,
};

/** Of reciprocal-rank fusion (Cormack et al., SIGIR 2009). */
const FUSION_CONSTANT = 60;

/** What simple methods make of the same evidence; any ranking has to beat them. */
export function rankByBaselines(set: EvidenceSet, seed: string): Map<string, RankedName[]> {
  const table = toSpanTable(set.window, set.healthy);
  const rankings = new Map<string, RankedName[]>();
  for (const [name, baseline] of Object.entries(BASELINES)) {
    rankings.set(name, toRanking(positive(baseline(set, table))));
  }
  const fused = fuse([...rankings.values()]);
  rankings.set("random", toRanking(atRandom(table, seed)));
  rankings.set("rank-fusion", toRanking(fused));
  return rankings;
}

/** What a baseline has nothing against is not in its list. */
function positive(scores: ServiceScores): ServiceScores {
  return new Map([...scores].filter(([, score]) => score > 0));
}

function fuse(rankings: readonly (readonly RankedName[])[]): ServiceScores {
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    ranking.forEach(({ service }, i) => {
      scores.set(service, (scores.get(service) ?? 0) + 1 / (FUSION_CONSTANT + i + 1));
    });
  }
  return scores;
}

/** Any order, the same each time: by a hash of the case and the service (FNV-1a). */
function atRandom({ operations }: SpanTable, seed: string): ServiceScores {
  const services = new Set(operations.map(({ service }) => service));
  return new Map([...services].map((service) => [service, fnv(`${seed} ${service}`)]));
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  // A last mixing, since texts that differ in their end alone differ little before it.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) + 1;
}
