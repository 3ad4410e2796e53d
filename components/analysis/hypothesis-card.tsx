"use client";

import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import type {
  AnalysisDto,
  HypothesisReviewDto,
  ReviewedHypothesisDto,
} from "@/lib/domain/contracts/analysis";
import { confidenceText } from "@/lib/view-models/analysis/analysis-text";
import { AnchorButton } from "./anchor-button";
import { ClaimRow } from "./claim-row";
import styles from "./hypothesis-card.module.css";
import { ReviewBar } from "./review-bar";
import { HYPOTHESIS_CARD } from "./use-hypothesis-keys";

interface HypothesisCardProps {
  analysis: AnalysisDto;
  hypothesis: ReviewedHypothesisDto;
}

const TONES: Readonly<Record<HypothesisReviewDto["decision"], Tone>> = {
  accepted: "verified",
  edited: "machine",
  rejected: "error",
};

/** A hypothesis as text, never as markup, with every claim and what became of it. */
export function HypothesisCard({ analysis, hypothesis }: HypothesisCardProps) {
  const { places } = analysis;
  const { decision, version } = hypothesis;
  const { title, mechanism, confidence, confidenceCaps, rootSpanIds, claims, uncovered } =
    hypothesis;
  return (
    <article
      className={styles.card}
      data-decision={decision?.decision ?? "none"}
      aria-label={title}
      tabIndex={-1}
      {...HYPOTHESIS_CARD}
    >
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {decision === null ? null : (
          <Badge tone={TONES[decision.decision]}>
            {decision.decision} by {decision.reviewer}
            {version > 1 ? ` · version ${version}` : ""}
          </Badge>
        )}
        <span className={styles.confidence} title={confidenceCaps.join("; ")}>
          {confidenceText(confidence)}
        </span>
      </header>
      <ReviewBar analysis={analysis} hypothesis={hypothesis} />
      <p className={styles.text}>{mechanism}</p>
      <p className={styles.anchors}>
        Begins in{" "}
        {rootSpanIds.slice(0, 3).map((id) => (
          <AnchorButton key={id} anchor={`span:${id}`} places={places} />
        ))}
      </p>
      {uncovered.length === 0 ? null : (
        <p className={styles.uncovered}>! Said without a supported claim: {uncovered.join(", ")}</p>
      )}
      <ul className={styles.claims} aria-label="Claims">
        {claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} places={places} />
        ))}
      </ul>
      <dl className={styles.more}>
        <More term="Would disprove it" text={hypothesis.wouldDisprove} />
        <More term="Why not another" text={hypothesis.whyNotOthers} />
        <More term="Fix to try first" text={hypothesis.suggestedFix} />
        <More term="Check to keep" text={hypothesis.check}>
          <CopyButton text={hypothesis.check} label="Copy the check" />
        </More>
      </dl>
    </article>
  );
}

interface MoreProps {
  term: string;
  text: string;
  children?: ReactNode;
}

function More({ term, text, children }: MoreProps) {
  if (text === "") return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {text} {children}
      </dd>
    </>
  );
}
