"use client";

import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import type { TimelineStepDto } from "@/lib/domain/contracts/timeline";
import { kindWord, sinceText, tabOf } from "@/lib/view-models/incident/activity-words";
import styles from "./activity.module.css";

interface ActivityStepsProps {
  incidentId: string;
  steps: readonly TimelineStepDto[];
  openedMs: number;
  onOpenTab: (tab: string) => void;
}

/** What happened, a step a line, each with a way to what it names. */
export function ActivitySteps(props: ActivityStepsProps) {
  const { incidentId, steps, openedMs, onOpenTab } = props;
  return (
    <ol className={styles.steps} aria-label="What happened, the newest first">
      {steps.map((step) => (
        <li key={step.id} className={styles.step} data-kind={step.kind}>
          <Time unixMs={Date.parse(step.at)} show="absolute" className={styles.at} />
          <span className={styles.since}>{sinceText(Date.parse(step.at), openedMs)}</span>
          <span className={styles.kind}>{kindWord(step.kind)}</span>
          <div className={styles.what}>
            <StepText step={step} incidentId={incidentId} />{" "}
            <StepTarget step={step} onOpenTab={onOpenTab} />
            {step.quote === null ? null : <p className={styles.quote}>{step.quote}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Who did it stands behind, unless the words begin with the name. */
function StepText({ step, incidentId }: { step: TimelineStepDto; incidentId: string }) {
  const { text, by } = step;
  // Of one that was merged into this; most steps say so themselves.
  const isElsewhere = step.incidentId !== incidentId && !text.includes(step.incidentId);
  const isSaid = by === null || by === "alert" || by === "faultline" || text.startsWith(by);
  return (
    <>
      {text}
      {isElsewhere ? <span className={styles.by}> on {step.incidentId}</span> : null}
      {isSaid ? null : <span className={styles.by}> by {by}</span>}
    </>
  );
}

function StepTarget({
  step: { target },
  onOpenTab,
}: {
  step: TimelineStepDto;
  onOpenTab: (tab: string) => void;
}) {
  if (target === null) return null;
  if (target.kind === "incident") {
    return target.id === null ? null : (
      <PageLink href={`/incidents/${target.id}`} className={styles.link}>
        {target.id}
      </PageLink>
    );
  }
  const tab = tabOf(target.kind);
  if (tab === null) return null;
  return (
    <button type="button" className={styles.link} onClick={() => onOpenTab(tab.value)}>
      {tab.label}
    </button>
  );
}
