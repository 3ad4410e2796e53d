"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Kbd } from "@/components/ui/kbd";
import type { SuspectView } from "@/lib/view-models/suspects/to-suspects-view";
import { CitedStatement } from "./cited-statement";
import { ProbabilityBar, ProbabilityText } from "./probability-bar";
import { SuspectEvidence } from "./suspect-evidence";
import styles from "./suspect-item.module.css";
import { SuspectName } from "./suspect-name";
import type { SuspectSelection } from "./use-suspect-selection";

interface SuspectItemProps {
  suspect: SuspectView;
  selection: SuspectSelection;
}

/** A suspect in a line with its bar; the open one with what speaks for and against it. */
export function SuspectItem({ suspect, selection }: SuspectItemProps) {
  const { rank, name, service, edge, operation, kind, probability } = suspect;
  const isOpen = selection.openRank === rank;
  const isSelected = selection.selectedRank === rank;
  return (
    <li className={styles.item} data-selected={isSelected} data-suspect={rank}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => selection.select(rank)}
        title={`${name} ${operation}`.trim()}
      >
        <span className={styles.rank}>{rank}</span>
        <span className={styles.name}>
          <SuspectName service={service} edge={edge} />{" "}
          {kind === null ? null : <Badge>{kind}</Badge>}{" "}
          <span className={styles.operation}>{operation}</span>
        </span>
        <ProbabilityText probability={probability} />
      </button>
      <div className={styles.body}>
        <ProbabilityBar probability={probability} />
        {isOpen ? (
          <OpenSuspect suspect={suspect} selection={selection} />
        ) : (
          <p className={styles.brief}>{suspect.sentences[0]?.text ?? "Nothing speaks for it."}</p>
        )}
      </div>
    </li>
  );
}

function OpenSuspect({ suspect, selection }: SuspectItemProps) {
  const { sentences, counterfactual, against, runnerUp } = suspect;
  const { isExpanded, toggleExpanded } = selection;
  const Icon = isExpanded ? ChevronDown : ChevronRight;
  return (
    <>
      {sentences.map((statement) => (
        <p key={`${statement.group} ${statement.text}`} className={styles.sentence}>
          <CitedStatement statement={statement} selection={selection} />
        </p>
      ))}
      {counterfactual === null ? null : (
        <p className={styles.sentence}>
          <span className={styles.chip} data-whole={counterfactual.isWhole}>
            {counterfactual.isWhole ? "✓ " : ""}
            {counterfactual.text}
          </span>
        </p>
      )}
      <p className={styles.sentence}>
        <span className={styles.label}>Against</span>{" "}
        {against.length === 0 ? "nothing found." : against.join(" ")}
      </p>
      {runnerUp === null ? null : (
        <p className={styles.sentence}>
          <span className={styles.label}>Runner-up</span> {runnerUp}.
        </p>
      )}
      <button
        type="button"
        className={styles.more}
        aria-expanded={isExpanded}
        onClick={toggleExpanded}
      >
        <Icon aria-hidden size={12} /> All evidence <Kbd bare>i</Kbd>
      </button>
      {isExpanded ? <SuspectEvidence suspect={suspect} selection={selection} /> : null}
    </>
  );
}
