"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { LoadingLines } from "@/components/ui/loading-lines";
import { PageLink } from "@/components/ui/page-link";
import { ReadState } from "@/components/ui/read-state";
import type { AnalysisDto } from "@/lib/domain/contracts/analysis";
import {
  analystName,
  isUnderWay,
  usageText,
  versionsText,
} from "@/lib/view-models/analysis/analysis-text";
import { toSentence } from "@/lib/view-models/format/to-sentence";
import styles from "./analysis-run.module.css";
import { HypothesisCard } from "./hypothesis-card";
import { RejectedList } from "./rejected-list";
import { useAnalysis, useCancelAnalysis } from "./use-analyses";

interface AnalysisRunProps {
  incidentId: string;
  id: string;
  /** Stands beside another: says by which versions it came to be. */
  compared: boolean;
}

/** One run: how far it is, then what it came to. */
export function AnalysisRun({ incidentId, id, compared }: AnalysisRunProps) {
  const query = useAnalysis(id);
  const analysis = query.data;
  return (
    <div className={styles.run}>
      <ReadState
        query={query}
        what="The analysis"
        loading={<LoadingLines label="Loading the analysis" />}
        compact
      />
      {analysis === undefined ? null : (
        <>
          <RunHeader incidentId={incidentId} analysis={analysis} />
          {compared ? <p className={styles.versions}>{versionsText(analysis.versions)}</p> : null}
          <RunResult analysis={analysis} />
        </>
      )}
    </div>
  );
}

const TONES: Readonly<Record<AnalysisDto["status"], Tone>> = {
  queued: "neutral",
  running: "machine",
  succeeded: "verified",
  inconclusive: "warning",
  failed: "error",
};

function RunHeader({ incidentId, analysis }: { incidentId: string; analysis: AnalysisDto }) {
  const cancel = useCancelAnalysis(incidentId);
  const { status, progress, tracepackHash, versions } = analysis;
  return (
    <header className={styles.header} aria-live="polite">
      <Badge tone={TONES[status]}>{status}</Badge>
      <strong>{analystName(analysis)}</strong>
      {analysis.requestedBy === null ? null : (
        <span className={styles.quiet}>asked by {analysis.requestedBy}</span>
      )}
      {isUnderWay(analysis) ? (
        <>
          <span className={styles.quiet}>{progress}…</span>
          <Button onClick={() => cancel.mutate(analysis.id)} disabled={cancel.isPending}>
            Cancel
          </Button>
        </>
      ) : (
        <span className={styles.quiet}>{usageText(analysis)}</span>
      )}
      {tracepackHash === null ? null : (
        <PageLink
          className={styles.pack}
          href={`/incidents/${incidentId}/tracepack?hash=${tracepackHash}`}
          title={versionsText(versions)}
        >
          pack {tracepackHash.slice(0, 8)}
        </PageLink>
      )}
    </header>
  );
}

function RunResult({ analysis }: { analysis: AnalysisDto }) {
  const { status, failure, hypotheses, rejected, couldNotSee, places } = analysis;
  if (isUnderWay(analysis)) return null;
  if (status === "failed") {
    return (
      <>
        <p className={styles.outcome} role="status">
          Nothing is published. {toSentence(failure ?? "it failed")}
        </p>
        {analysis.analyst === "model" && failure !== "cancelled" ? <AfterModelFailure /> : null}
        <Exchange analysis={analysis} />
      </>
    );
  }
  return (
    <>
      {hypotheses.length === 0 ? (
        <p className={styles.outcome} role="status">
          Inconclusive: the evidence supports no cause well enough to be named.
        </p>
      ) : null}
      <ol className={styles.list}>
        {hypotheses.map((hypothesis) => (
          <li key={hypothesis.id}>
            <HypothesisCard analysis={analysis} hypothesis={hypothesis} />
          </li>
        ))}
      </ol>
      <RejectedList rejected={rejected} places={places} />
      <Exchange analysis={analysis} />
      {couldNotSee.length === 0 ? null : (
        <section className={styles.unseen} aria-label="What it could not see">
          <h3 className={styles.caption}>What it could not see</h3>
          <ul className={styles.plain}>
            {couldNotSee.map((reason) => (
              <li key={reason}>! {reason}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function AfterModelFailure() {
  return (
    <p className={styles.next}>
      Ask again above, or the built-in analyst, which needs no model.{" "}
      <PageLink href="/settings">Settings</PageLink> can test the model.
    </p>
  );
}

/** The very words that went and came, for whoever wants to see for themselves. */
function Exchange({ analysis: { prompt, answer } }: { analysis: AnalysisDto }) {
  if (prompt === null) return null;
  return (
    <details className={styles.exchange}>
      <summary>What was sent, and what came back</summary>
      <CodeBlock title="Sent" note="system and user text" text={prompt} />
      <CodeBlock title="Came back" note="before it was checked" text={answer ?? "nothing"} />
    </details>
  );
}
