import { CircleCheck, CircleHelp, CircleMinus, CircleX } from "lucide-react";
import { HoverCard } from "@/components/ui/hover-card";
import type { SentenceCheck } from "@/lib/domain/postmortem";
import { checkText } from "@/lib/view-models/evaluation/sentence-check";
import styles from "./sentence-verdict.module.css";

const ICONS = {
  supported: CircleCheck,
  contradicted: CircleX,
  "not-found": CircleHelp,
  "cannot-check": CircleMinus,
} as const;

/** What became of a sentence, in words and a sign; by which rule, on demand. */
export function SentenceVerdict({ check }: { check: SentenceCheck }) {
  const Icon = ICONS[check.verdict];
  // The sign stands before the words: it is drawn, and not to be read twice.
  const words = checkText(check).replace(/^\S+ /, "");
  return (
    <HoverCard content={<CheckFacts check={check} />}>
      <button type="button" className={styles.verdict} data-verdict={check.verdict}>
        <Icon aria-hidden size={12} />
        {words}
      </button>
    </HoverCard>
  );
}

function CheckFacts({ check: { rule, claimed, found } }: { check: SentenceCheck }) {
  return (
    <dl className={styles.facts}>
      <dt>Rule</dt>
      <dd>{rule}</dd>
      <dt>It says</dt>
      <dd>{claimed}</dd>
      <dt>Found</dt>
      <dd>{found}</dd>
    </dl>
  );
}
