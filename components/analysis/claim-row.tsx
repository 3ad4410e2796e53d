"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { HoverCard } from "@/components/ui/hover-card";
import type { AnalysisDto, ClaimDto } from "@/lib/domain/contracts/analysis";
import { VERDICT_SIGNS } from "@/lib/view-models/analysis/analysis-text";
import { AnchorButton } from "./anchor-button";
import { ClaimFacts } from "./claim-facts";
import styles from "./claim-row.module.css";

const TONES: Readonly<Record<ClaimDto["verdict"], Tone>> = {
  supported: "verified",
  contradicted: "error",
  "not-found": "error",
  "cannot-check": "warning",
};

interface ClaimRowProps {
  claim: ClaimDto;
  places: AnalysisDto["places"];
}

/** A fact in words that code wrote, its verdict, and on demand the rule and what was compared. */
export function ClaimRow({ claim, places }: ClaimRowProps) {
  return (
    <li className={styles.claim}>
      <HoverCard content={<ClaimFacts claim={claim} />}>
        <Badge tone={TONES[claim.verdict]} className={styles.verdict} tabIndex={0} role="note">
          {VERDICT_SIGNS[claim.verdict]}
        </Badge>
      </HoverCard>
      <details className={styles.body}>
        <summary className={styles.statement}>
          {claim.statement}
          {claim.essential ? <span className={styles.essential}> · essential</span> : null}
        </summary>
        <div className={styles.facts}>
          <ClaimFacts claim={claim} />
        </div>
      </details>
      <span className={styles.anchors}>
        {claim.anchors.map((anchor) => (
          <AnchorButton key={anchor} anchor={anchor} places={places} />
        ))}
      </span>
    </li>
  );
}
