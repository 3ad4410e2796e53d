import { z } from "zod";
import { Claim } from "./claim";

/** As many spans as are shown of a suspect. */
const MAX_ROOTS = 50;
const Prose = z.string().min(1).max(2000);

/** What an analyst, built in or a model, proposes. Closed: nothing else is read of its answer. */
export const HypothesisDraft = z.strictObject({
  title: z.string().min(1).max(200),
  rootSpanIds: z.array(z.string().min(1).max(64)).min(1).max(MAX_ROOTS),
  mechanism: Prose,
  confidence: z.number().min(0).max(1),
  wouldDisprove: Prose,
  whyNotOthers: z.string().max(2000),
  /** An expectation on traces that would have caught it. */
  check: z.string().max(1000),
  suggestedFix: z.string().max(1000),
  claims: z.array(Claim).min(1).max(30),
});
export type HypothesisDraft = z.infer<typeof HypothesisDraft>;

export const AnalysisDraft = z.strictObject({
  hypotheses: z.array(HypothesisDraft).max(6),
  /** What could not be seen, or why nothing is said. */
  couldNotSee: z.array(z.string().max(500)).max(20),
});
export type AnalysisDraft = z.infer<typeof AnalysisDraft>;
