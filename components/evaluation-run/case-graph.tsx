"use client";

import { parseAsString, useQueryState } from "nuqs";
import { LaterGraph } from "@/components/graph/later-graph";
import type { CaseResult } from "@/lib/domain/evaluation";
import { toSpanRows } from "@/lib/view-models/evaluation/span-rows";
import styles from "./case-graph.module.css";
import { SpanTable } from "./span-table";

interface CaseGraphProps {
  result: CaseResult;
  /** Traces that can still be opened. */
  stored: ReadonlySet<string>;
}

/** The spans that were named, and the causal graph of the trace of the one that is picked. */
export function CaseGraph({ result, stored }: CaseGraphProps) {
  const [picked, setPicked] = useQueryState("span", parseAsString.withDefault(""));
  const rows = toSpanRows(result);
  if (rows.length === 0) return null;
  const open = rows.filter(({ traceId }) => stored.has(traceId ?? ""));
  const shown = open.find(({ spanId }) => spanId === picked) ?? open[0];
  return (
    <div className={styles.halves}>
      <SpanTable
        rows={rows}
        stored={stored}
        shown={shown?.key ?? ""}
        onShow={(spanId) => void setPicked(spanId)}
      />
      {shown === undefined || shown.traceId === null ? null : (
        <div className={styles.graph}>
          <LaterGraph
            key={shown.traceId}
            traceId={shown.traceId}
            selectedNodeId={shown.spanId}
            onSelect={({ spanIds }) => {
              const named = open.find(({ spanId }) => spanIds.includes(spanId));
              if (named !== undefined) void setPicked(named.spanId);
            }}
          />
        </div>
      )}
    </div>
  );
}
