import type { HypothesisDto } from "@/lib/domain/contracts/analysis";
import { HypothesisEdit } from "@/lib/domain/hypothesis-review";

/** A hypothesis as it is, to be put in other words. */
export function editOf(hypothesis: HypothesisDto): HypothesisEdit {
  const { title, mechanism, rootSpanIds, wouldDisprove, whyNotOthers, check, suggestedFix } =
    hypothesis;
  return {
    title,
    mechanism,
    rootSpanIds,
    wouldDisprove,
    whyNotOthers,
    check,
    suggestedFix,
    keptClaims: hypothesis.claims.map(({ id }) => id),
    addedClaims: [],
  };
}

const NAMES: Readonly<Record<string, string>> = {
  title: "the title",
  mechanism: "how it came about",
  rootSpanIds: "the root spans",
  wouldDisprove: "what would disprove it",
};

/** What is still wrong with an edit, in words; null when it can be sent. */
export function problemOf(edit: HypothesisEdit): string | null {
  if (edit.keptClaims.length === 0) return "keep at least one claim: without one, nothing holds it";
  const parsed = HypothesisEdit.safeParse(edit);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? "");
  const name = NAMES[field] ?? field;
  return issue?.code === "too_big" ? `${name}: too long` : `say ${name}`;
}
