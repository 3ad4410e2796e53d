import type { WholePack } from "./build-tracepack";
import { byteLength, canonicalJson, estimateTokens } from "./canonical-json";
import { cutPack } from "./cut-pack";
import type { Tracepack } from "./tracepack-schema";

export interface TracepackBudget {
  readonly maxBytes: number;
  readonly maxTokens: number;
}

export const DEFAULT_BUDGET: TracepackBudget = { maxBytes: 50 * 1024, maxTokens: 24_000 };

export interface FittedPack {
  readonly pack: Tracepack;
  /** Of its canonical JSON. */
  readonly bytes: number;
  readonly tokens: number;
  /** False only where even the spans that are always kept are too much. */
  readonly isWithin: boolean;
}

const SHARES = [1, 0.8, 0.64, 0.5, 0.4, 0.32, 0.25, 0.2, 0.15, 0.11, 0.08, 0.05, 0.03, 0.015, 0];

/**
 * The most of a pack that fits: every list is cut by the same share from its least telling end, and
 * long texts with it; the suspects' own spans stay. What was left out is listed. By bisection over
 * a fixed list of shares, so that the same pack is always cut in the same way. O(pack).
 */
export function fitBudget(whole: WholePack, budget: TracepackBudget = DEFAULT_BUDGET): FittedPack {
  const tried = new Map<number, FittedPack>();
  const at = (step: number): FittedPack => {
    const known = tried.get(step);
    if (known !== undefined) return known;
    const fitted = measure(cutPack(whole, SHARES[step] ?? 0), budget);
    tried.set(step, fitted);
    return fitted;
  };
  let low = 0;
  let high = SHARES.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle).isWithin) high = middle;
    else low = middle + 1;
  }
  return at(low);
}

function measure(pack: Tracepack, { maxBytes, maxTokens }: TracepackBudget): FittedPack {
  const bytes = byteLength(canonicalJson(pack));
  const tokens = estimateTokens(bytes);
  return { pack, bytes, tokens, isWithin: bytes <= maxBytes && tokens <= maxTokens };
}
