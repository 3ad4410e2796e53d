"use client";

import { useState } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageLink } from "@/components/ui/page-link";
import { ReadState } from "@/components/ui/read-state";
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
      <Button
        variant="solid"
        disabled={pack === undefined || start.isPending}
        onClick={() => start.mutate(analyst)}
      >
        {start.isPending ? "Asking…" : "Analyse"}
      </Button>
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>Who, and where evidence would go</legend>
        {(pack?.destinations ?? []).map((one) => (
          <DestinationChoice
            key={one.analyst}
            destination={one}
            isChosen={one.analyst === analyst}
            onChoose={() => setAnalyst(one.analyst)}
          />
        ))}
      </fieldset>
      <ReadState
        query={query}
        what="What would be given"
        loading={<p className={styles.where}>Reading what would be given…</p>}
        compact
      />
      {pack === undefined ? null : <PackFacts incidentId={incidentId} pack={pack} />}
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
  const { analyst, available, where, reason } = destination;
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
        {analystName(destination)}{" "}
        <span className={styles.where}>
          {available
            ? `${analyst === "built-in" ? "stays on" : "goes to"} ${where}`
            : `cannot be asked: ${reason}`}
          {available ? null : (
            <>
              {" "}
              · <PageLink href="/settings">Settings</PageLink>
            </>
          )}
        </span>
      </span>
    </label>
  );
}

function PackFacts({ incidentId, pack }: { incidentId: string; pack: TracepackDto }) {
  const removed = pack.removed.map(({ rule, count }) => `${rule} ×${formatCount(count)}`);
  const omitted = pack.omitted.map(
    ({ what, kept, of }) => `${what} ${formatCount(kept)} of ${formatCount(of)}`,
  );
  return (
    <dl className={styles.facts}>
      <dt>Would be given</dt>
      <dd>
        {formatBytes(pack.bytes)}, about {formatCount(pack.tokens)} tokens
        {pack.isWithin ? "" : " (over the budget)"} ·{" "}
        <PageLink href={`/incidents/${incidentId}/tracepack`}>read the whole pack</PageLink>
      </dd>
      <dt>Taken out</dt>
      <dd>{removed.length === 0 ? "nothing had to be" : removed.join(", ")}</dd>
      <dt>Cut for size</dt>
      <dd>{omitted.length === 0 ? "nothing" : omitted.join(", ")}</dd>
    </dl>
  );
}
