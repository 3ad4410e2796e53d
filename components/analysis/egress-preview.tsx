"use client";

import Link from "next/link";
import { useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { DestinationDto, TracepackDto } from "@/lib/domain/contracts/analysis";
import { analystName, formatBytes } from "@/lib/view-models/analysis/analysis-text";
import { formatCount } from "@/lib/view-models/format/format-count";
import styles from "./egress-preview.module.css";
import { useStartAnalysis, useTracepack } from "./use-analyses";

interface EgressPreviewProps {
  incidentId: string;
  onStarted: (id: string) => void;
}

/** What an analyst would be given, and where that is, before anybody is asked. */
export function EgressPreview({ incidentId, onStarted }: EgressPreviewProps) {
  const [analyst, setAnalyst] = useState<DestinationDto["analyst"]>("built-in");
  const query = useTracepack(incidentId);
  const start = useStartAnalysis(incidentId, onStarted);
  const pack = query.data;
  return (
    <section className={styles.preview} aria-label="Ask an analyst">
      <fieldset className={styles.choices}>
        <legend className={styles.caption}>Who, and where evidence would go</legend>
        {(pack?.destinations ?? []).map((one) => (
          <DestinationChoice
            key={one.analyst}
            destination={one}
            isChosen={one.analyst === analyst}
            onChoose={() => setAnalyst(one.analyst)}
          />
        ))}
      </fieldset>
      {pack === undefined ? (
        <PackPending error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <PackFacts incidentId={incidentId} pack={pack} />
      )}
      <Button
        variant="solid"
        disabled={pack === undefined || start.isPending}
        onClick={() => start.mutate(analyst)}
      >
        {start.isPending ? "Asking…" : "Analyse"}
      </Button>
      {start.isError ? (
        <ErrorState compact title="It was not asked." message={errorMessage(start.error)} />
      ) : null}
    </section>
  );
}

interface DestinationChoiceProps {
  destination: DestinationDto;
  isChosen: boolean;
  onChoose: () => void;
}

function DestinationChoice({ destination, isChosen, onChoose }: DestinationChoiceProps) {
  const { available, where, reason } = destination;
  return (
    <label className={styles.choice} data-available={available}>
      <input
        type="radio"
        name="analyst"
        checked={isChosen}
        disabled={!available}
        onChange={onChoose}
      />
      <span>
        <strong className={styles.name}>{analystName(destination)}</strong>
        <span className={styles.where}>{available ? `Goes to ${where}` : reason}</span>
      </span>
    </label>
  );
}

function PackPending({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  return error === null ? (
    <p className={styles.where}>Reading what would be given…</p>
  ) : (
    <ErrorState
      compact
      title="The tracepack could not be made."
      message={errorMessage(error)}
      onRetry={onRetry}
    />
  );
}

function PackFacts({ incidentId, pack }: { incidentId: string; pack: TracepackDto }) {
  const removed = pack.removed.reduce((sum, { count }) => sum + count, 0);
  return (
    <dl className={styles.facts}>
      <dt>Size</dt>
      <dd>
        {formatBytes(pack.bytes)}, about {formatCount(pack.tokens)} tokens
        {pack.isWithin ? "" : " (over the budget)"}
      </dd>
      <dt>Taken out</dt>
      <dd>
        {removed === 0 ? "nothing had to be" : `${formatCount(removed)} values`}
        {pack.removed.length === 0 ? null : (
          <ul className={styles.list}>
            {pack.removed.map(({ rule, count }) => (
              <li key={rule}>
                {rule} ×{formatCount(count)}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>Left out for size</dt>
      <dd>
        {pack.omitted.length === 0
          ? "nothing"
          : pack.omitted
              .map(({ what, kept, of }) => `${what} ${formatCount(kept)} of ${formatCount(of)}`)
              .join(", ")}
      </dd>
      <dt>Exactly</dt>
      <dd>
        <Link href={`/incidents/${incidentId}/tracepack`} prefetch={false}>
          Read the whole pack
        </Link>
      </dd>
    </dl>
  );
}
