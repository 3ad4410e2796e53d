import type { ClaimDto } from "@/lib/domain/contracts/analysis";
import { sinceText, VERDICT_SIGNS, valueText } from "@/lib/view-models/analysis/analysis-text";
import styles from "./claim-facts.module.css";

/** What the evidence says where a claim looks, and how it was decided. */
export function ClaimFacts({ claim }: { claim: ClaimDto }) {
  const { citation, rule, claimed, found, verdict } = claim;
  return (
    <dl className={styles.facts}>
      {citation === null ? null : (
        <>
          <Fact term="Quote" text={citation.quote} isQuote />
          <Fact term="Value" text={valueText(citation)} />
          <Fact term="Source" text={citation.source} />
          <Fact term="When" text={sinceText(citation)} />
        </>
      )}
      <Fact term="Verdict" text={VERDICT_SIGNS[verdict]} />
      <Fact term="Rule" text={rule} />
      <Fact term="Claimed" text={claimed} />
      <Fact term="Found" text={found} />
    </dl>
  );
}

function Fact(props: { term: string; text: string | null; isQuote?: boolean }) {
  const { term, text, isQuote = false } = props;
  if (text === null) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd className={isQuote ? styles.quote : undefined}>{text}</dd>
    </>
  );
}
