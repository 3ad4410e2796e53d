"use client";

import type { ReactNode } from "react";
import { LogList } from "@/components/evidence/log-list";
import { LaterGraph } from "@/components/graph/later-graph";
import { formatCount } from "@/lib/view-models/format/format-count";
import { surestFirst } from "@/lib/view-models/trace/surest-first";
import { serviceOf, type TraceModel } from "@/lib/view-models/trace/trace-model";
import { CompletenessLine } from "./completeness-line";
import { FullButton } from "./full-button";
import { LaterKernel, LaterTimeline } from "./later-tabs";
import { MissingSpanNotice } from "./missing-span-notice";
import { notReadOf } from "./not-read";
import { SpanPanel } from "./span-panel";
import { type DrawerTab, TraceDrawer } from "./trace-drawer";
import { useDivergenceTab } from "./use-divergence-tab";
import { useKernelRows } from "./use-kernel-rows";
import { useLogRows } from "./use-log-rows";
import { useSpanSelection } from "./use-span-selection";
import { useTraceFocus } from "./use-trace-focus";
import { Waterfall } from "./waterfall";
import { WorkspaceLayout } from "./workspace-layout";

export interface TraceWorkspaceProps {
  model: TraceModel;
  left: ReactNode | null;
  /** Behind the logs of the trace. */
  tabs: readonly DrawerTab[];
}

/** Graph, waterfall, details and logs of one trace around one selection. Mount it anew for another. */
export function TraceWorkspace({ model, left, tabs }: TraceWorkspaceProps) {
  const selection = useSpanSelection(model);
  const logs = useLogRows(model);
  const kernel = useKernelRows(model);
  const focus = useTraceFocus();
  const nodeId = model.nodeId[selection.row] ?? null;
  const spanId = nodeId?.split("~")[0] ?? null;
  const divergenceTab = useDivergenceTab(model.traceId, selection.selectNode);
  const logTab: DrawerTab = {
    value: "logs",
    label: "Logs",
    count: formatCount(model.logs.count),
    content: (
      <LogList
        {...logs}
        count={model.logs.count}
        selectedSpanId={spanId}
        onSelectSpan={selection.selectNode}
      />
    ),
  };
  const timelineTab: DrawerTab = {
    value: "timeline",
    label: "Timeline",
    fetchAhead: LaterTimeline.fetchAhead,
    content: <LaterTimeline model={model} logs={logs} kernel={kernel} selection={selection} />,
  };
  const kernelTab: DrawerTab = {
    value: "kernel",
    label: "Kernel",
    count: kernel.reading.data === undefined ? "…" : formatCount(kernel.rows.length),
    fetchAhead: LaterKernel.fetchAhead,
    content: (
      <LaterKernel
        {...kernel}
        selectedSpanId={nodeId}
        serviceOf={(row) => serviceOf(model, row)}
        onSelectSpan={selection.selectNode}
      />
    ),
  };
  return (
    <>
      {selection.missingSpanId === null ? null : (
        <MissingSpanNotice spanId={selection.missingSpanId} onDismiss={selection.clear} />
      )}
      <WorkspaceLayout
        left={left}
        graph={
          <LaterGraph
            traceId={model.traceId}
            selectedNodeId={nodeId}
            onSelect={(node) => selection.selectAmong(node.spanIds)}
            controls={<FullButton panel="graph" />}
          />
        }
        waterfall={
          <Waterfall
            model={model}
            kernel={kernel}
            selection={selection}
            focusDetails={focus.focusDetails}
          />
        }
        details={
          <SpanPanel
            model={model}
            selection={selection}
            logs={logs.rows.filter((row) => row.spanId !== null && row.spanId === spanId)}
            kernel={surestFirst(kernel.rows.filter((row) => row.nodeId === nodeId))}
            notRead={notReadOf({ logs, kernel })}
            bodyRef={focus.detailsRef}
          />
        }
        drawer={
          <TraceDrawer
            tabs={[logTab, kernelTab, timelineTab, divergenceTab, ...tabs]}
            aside={<CompletenessLine model={model} onSelectNode={selection.selectNode} />}
            controls={<FullButton panel="drawer" />}
          />
        }
      />
    </>
  );
}
