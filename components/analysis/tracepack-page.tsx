"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { LoadingLines } from "@/components/ui/loading-lines";
import { PageLink } from "@/components/ui/page-link";
import { ReadState } from "@/components/ui/read-state";
import { Toggle } from "@/components/ui/toggle";
import type { TracepackDto } from "@/lib/domain/contracts/analysis";
import { formatBytes } from "@/lib/view-models/analysis/analysis-text";
import { formatTracepack } from "@/lib/view-models/analysis/format-tracepack";
import { formatCount } from "@/lib/view-models/format/format-count";
import { PackText } from "./pack-text";
import { TracepackDiff } from "./tracepack-diff";
import styles from "./tracepack-page.module.css";
import { useTracepack } from "./use-analyses";

/** The very pack that an analyst is given, or was given: to read, copy, download and compare. */
export function TracepackPage({ incidentId }: { incidentId: string }) {
  const [hash] = useQueryState("hash", parseAsString);
  const [reveal, setReveal] = useState(false);
  const query = useTracepack(incidentId, { hash: hash ?? undefined, reveal });
  const pack = query.data;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>
          <PageLink href={`/incidents/${incidentId}?tab=analysis`}>{incidentId}</PageLink> ·
          tracepack
          {hash === null ? " of now" : ""}
        </h1>
        {pack === undefined ? null : (
          <PackActions incidentId={incidentId} hash={hash} pack={pack} />
        )}
      </header>
      <ReadState
        query={query}
        what="The tracepack"
        loading={<LoadingLines label="Loading the tracepack" count={6} />}
      />
      {pack === undefined ? null : <PackContent pack={pack} reveal={reveal} onReveal={setReveal} />}
      <TracepackDiff incidentId={incidentId} />
    </div>
  );
}

interface PackActionsProps {
  incidentId: string;
  hash: string | null;
  pack: TracepackDto;
}

function PackActions({ incidentId, hash, pack }: PackActionsProps) {
  const query = hash === null ? "" : `&hash=${hash}`;
  return (
    <span className={styles.actions}>
      <CopyButton text={pack.content} label="Copy the tracepack" />
      <a href={`/api/incidents/${incidentId}/tracepack?format=json${query}`} download>
        Download
      </a>
    </span>
  );
}

interface PackContentProps {
  pack: TracepackDto;
  reveal: boolean;
  onReveal: (reveal: boolean) => void;
}

function PackContent({ pack, reveal, onReveal }: PackContentProps) {
  const text = useMemo(() => formatTracepack(pack.content), [pack.content]);
  return (
    <>
      <dl className={styles.facts}>
        <dt>SHA-256</dt>
        <dd className={styles.mono}>{pack.hash}</dd>
        <dt>Size</dt>
        <dd>
          {formatBytes(pack.bytes)}, about {formatCount(pack.tokens)} tokens
          {pack.isWithin ? ", within the budget" : ", over the budget"}
        </dd>
        <dt>Taken out</dt>
        <dd>
          {pack.removed.map(({ rule, count }) => `${rule} ×${formatCount(count)}`).join(", ") ||
            "nothing had to be"}
        </dd>
        <dt>Left out</dt>
        <dd>
          {pack.omitted
            .map(({ what, kept, of, reason }) => `${what}: ${kept} of ${of} kept (${reason})`)
            .join("; ") || "nothing"}
        </dd>
      </dl>
      <p className={styles.reveal}>
        <Toggle pressed={reveal} onChange={onReveal}>
          Show what tokens stand for
        </Toggle>
        <span className={styles.words}>
          {reveal
            ? "In yellow what stays here; what leaves has a token in its place."
            : "Blue: a token in place of an identifier. Red: a secret that was taken out."}{" "}
          <PageLink href="/settings">What may leave</PageLink>
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className={styles.content} tabIndex={0}>
        <PackText text={text} originals={reveal ? pack.originals : null} />
      </pre>
    </>
  );
}
