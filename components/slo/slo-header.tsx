"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import header from "@/components/ui/page-header.module.css";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import toolbar from "@/components/ui/toolbar.module.css";
import type { SloDto } from "@/lib/domain/contracts/slo";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { describeIndicator } from "@/lib/view-models/slo/describe-indicator";
import { formatPercent, formatWindow } from "@/lib/view-models/slo/format-share";
import { titleOf } from "@/lib/view-models/slo/to-slo-row";
import { EditSloButton } from "./edit-slo-button";
import styles from "./slo-header.module.css";
import { SloStateBadge } from "./slo-state-badge";
import { useDeleteSlo } from "./use-slos";

/** What is promised, how much of it is kept, and what is left. */
export function SloHeader({ slo }: { slo: SloDto }) {
  const { budget } = slo;
  return (
    <header className={header.header}>
      <div className={header.line}>
        <PageLink href="/slos" className={header.up}>
          SLOs
        </PageLink>
        <SloStateBadge state={slo.state} />
        <h1 className={header.title}>{titleOf(slo)}</h1>
        <code>{slo.name}</code>
        <span className={header.actions}>
          <a
            className={toolbar.link}
            href={`/api/slos/openslo?name=${slo.name}&format=yaml`}
            download
          >
            <Download aria-hidden size={14} /> OpenSLO
          </a>
          <PageLink className={toolbar.link} href={`/incidents?q=${slo.name}`}>
            Incidents
          </PageLink>
          <EditSloButton slo={slo} />
          <DeleteButton name={slo.name} />
        </span>
      </div>
      <p className={header.facts}>
        <span>{describeIndicator(slo.indicator)}</span>
        {slo.description === "" ? null : <span>{slo.description}</span>}
        {slo.evaluatedAt === null ? null : (
          <span>
            evaluated <Time unixMs={Date.parse(slo.evaluatedAt)} />
          </span>
        )}
      </p>
      <dl className={styles.figures}>
        <Figure
          term="Objective"
          value={formatPercent(slo.target)}
          note={`over ${formatWindow(slo.periodSeconds)}`}
        />
        <Figure
          term="Good"
          value={formatPercent(slo.good)}
          note={`${formatCount(budget.total)} events`}
        />
        <Figure
          term="Budget left"
          value={formatPercent(budget.remaining)}
          note={`${formatCount(budget.bad)} bad of ${formatCount(Math.floor(budget.allowedBad))} allowed`}
        />
        <ExhaustedIn slo={slo} />
      </dl>
    </header>
  );
}

function Figure({ term, value, note }: { term: string; value: string; note: string }) {
  return (
    <div className={styles.figure}>
      <dt>{term}</dt>
      <dd>
        <strong>{value}</strong> <span>{note}</span>
      </dd>
    </div>
  );
}

function DeleteButton({ name }: { name: string }) {
  const router = useRouter();
  const remove = useDeleteSlo(name);
  const [isAsked, setAsked] = useState(false);
  const run = () => remove.mutate(undefined, { onSuccess: () => router.push("/slos") });
  return (
    <>
      {remove.isError ? <span role="alert">{errorMessage(remove.error)}</span> : null}
      <Button onClick={isAsked ? run : () => setAsked(true)} disabled={remove.isPending}>
        {isAsked ? "Really delete" : "Delete"}
      </Button>
    </>
  );
}

/** What is used up already has no rate to be used up at. */
function ExhaustedIn({ slo: { budget } }: { slo: SloDto }) {
  const seconds = budget.secondsToExhaustion;
  if (budget.remaining === null) return <Figure term="Exhausted in" value="–" note="" />;
  if (seconds === 0) return <Figure term="Exhausted" value="used up" note="in this period" />;
  return (
    <Figure
      term="Exhausted in"
      value={seconds === null ? "never" : formatDuration(Math.round(seconds) * 1e9)}
      note="at the present burn rate"
    />
  );
}
