"use client";

import { GitCompareArrows } from "lucide-react";
import { useRouter } from "next/navigation";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import styles from "@/components/ui/page-header.module.css";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import type { EvaluationDto } from "@/lib/domain/contracts/evaluation";
import {
  analystText,
  goldSetText,
  isRunning,
  rankerText,
} from "@/lib/view-models/evaluation/run-text";
import { RunStatus } from "./run-status";
import { useCancelEvaluation, useEvaluations } from "./use-evaluations";

/** What was run, over what, and how far it is. */
export function RunHeader({ run }: { run: EvaluationDto }) {
  const cancel = useCancelEvaluation(run.id);
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <PageLink href="/evaluations" className={styles.up}>
          Evaluations
        </PageLink>
        <h1 className={styles.title}>{run.name}</h1>
        <RunStatus run={run} />
        <span className={styles.actions}>
          {cancel.isError ? <span role="alert">{errorMessage(cancel.error)}</span> : null}
          {isRunning(run) ? (
            <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
              Stop
            </Button>
          ) : null}
          <CompareMenu run={run} />
        </span>
      </div>
      <p className={styles.facts}>
        <span>{rankerText(run)}</span>
        <span>{analystText(run)}</span>
        <span>
          gold set <code title={run.goldSetHash}>{goldSetText(run)}</code>
        </span>
        <span>
          started <Time unixMs={Date.parse(run.requestedAt)} />
        </span>
      </p>
    </header>
  );
}

/** This run is what the other is compared to. */
function CompareMenu({ run }: { run: EvaluationDto }) {
  const router = useRouter();
  const runs = useEvaluations();
  const others = (runs.data ?? []).filter(({ id }) => id !== run.id);
  if (others.length === 0) return null;
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button icon={<GitCompareArrows aria-hidden size={14} />}>Compare with another run</Button>
      }
    >
      {others.map((other) => (
        <MenuItem
          key={other.id}
          onSelect={() => router.push(`/evaluations/compare?base=${run.id}&with=${other.id}`)}
        >
          {other.name}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
