"use client";

import type { RefObject } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel, PanelBody } from "@/components/ui/panel";
import { ReadState } from "@/components/ui/read-state";
import { ServiceDot } from "@/components/ui/service-dot";
import { Skeleton } from "@/components/ui/skeleton";
import { selfTimeNano } from "@/lib/view-models/trace/self-time";
import { spanLink } from "@/lib/view-models/trace/span-link";
import type { KernelRow } from "@/lib/view-models/trace/to-kernel-rows";
import type { LogRow } from "@/lib/view-models/trace/to-log-rows";
import { hasFlag, nameOf, serviceOf, type TraceModel } from "@/lib/view-models/trace/trace-model";
import { SpanContents } from "./span-contents";
import styles from "./span-panel.module.css";
import { SpanPath } from "./span-path";
import { useSettled } from "./use-settled";
import { useSpan } from "./use-span";
import type { SpanSelection } from "./use-span-selection";

/** Longer than a key repeats, shorter than a person notices. */
const SETTLE_MS = 90;

interface SpanPanelProps {
  model: TraceModel;
  selection: SpanSelection;
  logs: readonly LogRow[];
  kernel: readonly KernelRow[];
  /** What of them is not known. */
  notRead: readonly string[];
  bodyRef: RefObject<HTMLDivElement | null>;
}

/** Everything about the selected span. Its names come with the trace; the rest is fetched. */
export function SpanPanel(props: SpanPanelProps) {
  const { model, selection, logs, kernel, notRead, bodyRef } = props;
  const { row } = selection;
  const nodeId = model.nodeId[row] ?? null;
  const service = serviceOf(model, row);
  return (
    <Panel aria-label="Details of the selected span" className={styles.panel}>
      <header className={styles.header}>
        {service === "" ? null : <ServiceDot service={service} />}
        <h2 className={styles.title} title={`${service} ${nameOf(model, row)}`}>
          <span className={styles.service}>{service}</span> {nameOf(model, row)}
        </h2>
        {nodeId === null ? null : (
          <CopyButton
            text={() => spanLink(location.href, model.traceId, nodeId)}
            label="Copy link to this span"
          />
        )}
      </header>
      <SpanPath model={model} row={row} onSelectRow={selection.selectRow} />
      <PanelBody ref={bodyRef} tabIndex={0} role="region" aria-label="Span details">
        {hasFlag(model, row, "missingParent") ? (
          <MissingParent model={model} nodeId={nodeId ?? ""} />
        ) : (
          <FetchedSpan
            model={model}
            selection={selection}
            nodeId={nodeId}
            logs={logs}
            kernel={kernel}
            notRead={notRead}
          />
        )}
      </PanelBody>
    </Panel>
  );
}

interface FetchedSpanProps extends Omit<SpanPanelProps, "bodyRef"> {
  nodeId: string | null;
}

function FetchedSpan(props: FetchedSpanProps) {
  const { model, selection, nodeId, logs, kernel, notRead } = props;
  const settled = useSettled(nodeId, SETTLE_MS);
  const query = useSpan(model.traceId, settled);
  if (settled !== nodeId) return <SpanSkeleton />;
  if (query.data === undefined) {
    return <ReadState query={query} what="The span" loading={<SpanSkeleton />} />;
  }
  return (
    <SpanContents
      key={nodeId}
      span={query.data}
      selfTimeNano={selfTimeNano(model, selection.row)}
      endInferred={hasFlag(model, selection.row, "endInferred")}
      clock={model.clock}
      logs={logs}
      kernel={kernel}
      notRead={notRead}
      onSelectSpan={selection.selectNode}
    />
  );
}

function MissingParent({ model, nodeId }: { model: TraceModel; nodeId: string }) {
  const repairs = model.repairs.filter((repair) => repair.nodeIds.includes(nodeId));
  return (
    <div className={styles.missing}>
      <p>
        Spans below name this one as their parent, but it was not received. It may have been sampled
        out, lost on the way, or not ended yet.
      </p>
      {repairs.map((repair) => (
        <p key={repair.kind}>{repair.reason}</p>
      ))}
    </div>
  );
}

function SpanSkeleton() {
  const widths = ["70%", "45%", "60%", "90%", "80%", "85%", "75%", "88%"];
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading the span">
      {widths.map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
