"use client";

import { Minus, Plus, Scan } from "lucide-react";
import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { type ReactNode, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { ReadState } from "@/components/ui/read-state";
import { Term } from "@/components/ui/term";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import type { GraphLayout } from "@/lib/view-models/graph/layout-graph";
import {
  type GraphNodeView,
  type GraphView,
  toGraphView,
} from "@/lib/view-models/graph/to-graph-view";
import { GraphDrawing } from "./graph-drawing";
import { GraphExport } from "./graph-export";
import { GraphFrame } from "./graph-frame";
import { GraphLegend } from "./graph-legend";
import { GraphLoading } from "./graph-loading";
import { GraphNotDrawn } from "./graph-not-drawn";
import { GraphSkeleton } from "./graph-skeleton";
import { GraphStatus } from "./graph-status";
import { useGraphLayout } from "./use-graph-layout";
import { useGraphViewport } from "./use-graph-viewport";
import { useTraceGraph } from "./use-trace-graph";

interface CausalGraphProps {
  traceId: string;
  /** Node id of the waterfall: `<spanId>`, `<spanId>~2`, `missing:<spanId>`. */
  selectedNodeId: string | null;
  onSelect: (node: GraphNodeView) => void;
  /** Behind its own controls. */
  controls?: ReactNode;
}

/** The causal graph of a trace in whatever state it is. */
export function CausalGraph({ traceId, selectedNodeId, onSelect, controls }: CausalGraphProps) {
  const [open, setOpen] = useQueryState("open", OPEN_IDS);
  const query = useTraceGraph(traceId, open);
  const view = useMemo(() => (query.data ? toGraphView(query.data) : null), [query.data]);
  if (view === null) {
    return (
      <GraphFrame controls={controls}>
        <ReadState query={query} what="The causal graph" loading={<GraphSkeleton />} />
      </GraphFrame>
    );
  }
  return (
    <KnownGraph
      view={view}
      selectedNodeId={selectedNodeId}
      onSelect={onSelect}
      controls={controls}
      open={open}
      onOpen={(ids) => void setOpen(ids === null ? null : [...new Set([...open, ...ids])])}
    />
  );
}

/** Ids of what was opened, kept in the link. */
const OPEN_IDS = parseAsArrayOf(parseAsString).withDefault([]);

interface OpenFolds {
  open: readonly string[];
  /** Opens more; null folds all back. */
  onOpen: (ids: readonly string[] | null) => void;
}

interface KnownGraphProps extends Omit<CausalGraphProps, "traceId">, OpenFolds {
  view: GraphView;
}

function KnownGraph(props: KnownGraphProps) {
  const { view, selectedNodeId, onSelect, controls, open, onOpen } = props;
  const state = useGraphLayout(view);
  const selected = nodeOfSpan(view, selectedNodeId);
  switch (state.kind) {
    case "pending":
      return <GraphLoading />;
    case "too-large":
    case "failed":
      return (
        <GraphFrame controls={controls}>
          <GraphNotDrawn
            view={view}
            reason={state.reason}
            onRetry={state.kind === "failed" ? state.retry : undefined}
            onSelect={onSelect}
          />
        </GraphFrame>
      );
    case "laid-out":
      if (view.nodes.length === 0) {
        return (
          <GraphFrame controls={controls}>
            <EmptyGraph view={view} />
          </GraphFrame>
        );
      }
      return (
        <DrawnGraph
          view={view}
          layout={state.layout}
          selected={selected}
          onSelect={onSelect}
          controls={controls}
          open={open}
          onOpen={onOpen}
        />
      );
  }
}

interface DrawnGraphProps extends OpenFolds {
  view: GraphView;
  layout: GraphLayout;
  selected: GraphNodeView | null;
  onSelect: (node: GraphNodeView) => void;
  controls: ReactNode;
}

function DrawnGraph(props: DrawnGraphProps) {
  const { view, layout, selected, onSelect, controls, open, onOpen } = props;
  const viewport = useGraphViewport(view, layout, selected?.id ?? null);
  const clocks = view.clockNote === null ? "" : ` · ${view.clockNote}`;
  const folded = view.foldedCount === 0 ? "" : ` · ${formatCount(view.foldedCount)} folded`;
  return (
    <Panel aria-label="Causal graph" style={{ height: "100%" }}>
      <PanelHeader
        title="Causal graph"
        note={
          <>
            {view.sliceNote === null ? null : (
              <>
                <Term name="slice" />: {view.sliceNote}
                {" · "}
              </>
            )}
            {formatCountOf(view.nodes.length, "node")}
            {folded}
            {clocks}
          </>
        }
      >
        {open.length === 0 ? null : (
          <Button variant="ghost" onClick={() => onOpen(null)}>
            Fold back
          </Button>
        )}
        <ToggleGroup label="Part shown">
          {view.sliceNote === null ? null : (
            <Toggle pressed={viewport.focus === "slice"} onChange={() => viewport.show("slice")}>
              Slice
            </Toggle>
          )}
          <Toggle pressed={viewport.focus === "failure"} onChange={() => viewport.show("failure")}>
            Failure
          </Toggle>
          <Toggle pressed={viewport.focus === "all"} onChange={() => viewport.show("all")}>
            All
          </Toggle>
        </ToggleGroup>
        <IconButton
          label="Zoom out"
          icon={<Minus aria-hidden />}
          onClick={() => viewport.zoom(-1)}
        />
        <IconButton label="Zoom in" icon={<Plus aria-hidden />} onClick={() => viewport.zoom(1)} />
        <IconButton
          label="Back to the whole part"
          icon={<Scan aria-hidden />}
          onClick={() => viewport.show(viewport.focus)}
        />
        <GraphExport view={view} layout={layout} />
        {controls}
      </PanelHeader>
      <GraphStatus view={view} />
      <GraphDrawing
        view={view}
        layout={layout}
        viewport={viewport}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
      />
      <GraphLegend view={view} />
    </Panel>
  );
}

function EmptyGraph({ view }: { view: GraphView }) {
  return (
    <EmptyState title="No causal graph for this trace">
      {view.reasons.join("; ") || "The trace has no span."}
    </EmptyState>
  );
}

/** A second span of one id (`~2`) stands with the first where the graph does not tell them apart. */
function nodeOfSpan(view: GraphView, nodeId: string | null): GraphNodeView | null {
  if (nodeId === null) return null;
  const spanId = nodeId.split("~")[0] ?? nodeId;
  const holds = (id: string) => view.nodes.find((node) => node.spanIds.includes(id));
  return holds(nodeId) ?? holds(spanId) ?? view.nodes.find((node) => node.id === nodeId) ?? null;
}
