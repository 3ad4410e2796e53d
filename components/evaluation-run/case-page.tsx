"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import facts from "@/components/ui/facts.module.css";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import header from "@/components/ui/page-header.module.css";
import { PageLink } from "@/components/ui/page-link";
import { ReadState } from "@/components/ui/read-state";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import { UnreadTitle } from "@/components/ui/unread-title";
import type { EvaluatedCaseDto } from "@/lib/domain/contracts/evaluation";
import type { StoredResult } from "@/lib/domain/evaluation";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { AnswerPanel } from "./answer-panel";
import { CaseGraph } from "./case-graph";
import styles from "./case-page.module.css";
import { ExpectedPanel } from "./expected-panel";
import { useEvaluatedCase } from "./use-evaluations";

/** One case of a run: what people said, what the ranking and the analyst said, span by span. */
export function CasePage({ runId, caseId }: { runId: string; caseId: string }) {
  const found = useEvaluatedCase(runId, caseId);
  return (
    <>
      {found.data === undefined ? <UnreadTitle>Case {caseId}</UnreadTitle> : null}
      <ReadState
        query={found}
        what="The case"
        loading={<LoadingLines label="Loading the case" count={6} />}
      />
      {found.data === undefined ? null : <KnownCase found={found.data} />}
    </>
  );
}

function KnownCase({ found }: { found: EvaluatedCaseDto }) {
  const [number, setNumber] = useQueryState("attempt", parseAsInteger.withDefault(1));
  const { run, caseId, incident, attempts } = found;
  const shown = attempts.find(({ result }) => result.attempt === number) ?? attempts[0];
  return (
    <div className={page.body}>
      <header className={header.header}>
        <div className={header.line}>
          <PageLink href="/evaluations" className={header.up}>
            Evaluations
          </PageLink>
          <PageLink href={`/evaluations/${run.id}`} className={header.up}>
            {run.name}
          </PageLink>
          <h1 className={header.title}>{caseId}</h1>
          <span className={styles.muted}>version {shown?.result.version}</span>
          <span className={header.actions}>
            {attempts.length < 2 ? null : (
              <ToggleGroup label="Attempt">
                {attempts.map(({ result: { attempt } }) => (
                  <Toggle
                    key={attempt}
                    pressed={attempt === shown?.result.attempt}
                    onChange={() => void setNumber(attempt)}
                  >
                    {attempt}
                  </Toggle>
                ))}
              </ToggleGroup>
            )}
            {/^INC-\d+$/.test(incident) ? (
              <PageLink href={`/incidents/${incident}?tab=verdict`}>{incident}</PageLink>
            ) : null}
          </span>
        </div>
      </header>
      {shown === undefined ? null : <Attempt {...shown} stored={found.storedTraceIds} />}
    </div>
  );
}

function Attempt({ result, effort, stored }: StoredResult & { stored: readonly string[] }) {
  const { expected, ranker, analyst, problems } = result;
  return (
    <>
      <div className={styles.columns}>
        <ExpectedPanel expected={expected} />
        <AnswerPanel
          title="The ranking said"
          answer={ranker}
          expected={expected}
          ms={effort.rankingMs}
        />
        <AnswerPanel
          title="The analyst said"
          answer={analyst}
          expected={expected}
          ms={effort.analysisMs}
        >
          <Hypotheses analyst={analyst} />
        </AnswerPanel>
      </div>
      <CaseGraph result={result} stored={new Set(stored)} />
      {problems.map((problem) => (
        <p key={problem} className={styles.problem}>
          ! {problem}
        </p>
      ))}
    </>
  );
}

function Hypotheses({ analyst }: Pick<StoredResult["result"], "analyst">) {
  const { claims, hypotheses } = analyst;
  const all = claims.supported + claims.contradicted + claims.notFound + claims.cannotCheck;
  return (
    <>
      <p className={facts.note}>
        {formatCountOf(all, "claim")}: {claims.supported} supported, {claims.contradicted}{" "}
        contradicted, {claims.notFound} not found, {claims.cannotCheck} that cannot be checked
      </p>
      <ul className={styles.hypotheses}>
        {hypotheses.map(({ title, mechanism, isPublished }) => (
          <li key={title} data-rejected={!isPublished}>
            <details>
              <summary>
                {isPublished ? "" : "rejected: "}
                {title}
              </summary>
              {mechanism}
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
