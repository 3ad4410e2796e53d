"use client";

import { ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type KeyboardEvent, useState } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { describeNode } from "@/lib/view-models/graph/describe-node";
import type { GraphLayout } from "@/lib/view-models/graph/layout-graph";
import { type Direction, neighbourNode } from "@/lib/view-models/graph/neighbour-node";
import type { GraphNodeView, GraphView } from "@/lib/view-models/graph/to-graph-view";
import { EdgeMarkers } from "./edge-markers";
import styles from "./graph-drawing.module.css";
import { GraphEdge } from "./graph-edge";
import { GraphNode } from "./graph-node";
import { useGraphElements } from "./use-graph-elements";
import type { GraphViewport } from "./use-graph-viewport";

const NODE_TYPES = { causal: GraphNode };
const EDGE_TYPES = { causal: GraphEdge };
/** Its name stands in the legend, where it covers no node. */
const CREDITED_BELOW = { hideAttribution: true };
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

interface GraphDrawingProps {
  view: GraphView;
  layout: GraphLayout;
  viewport: GraphViewport;
  selected: GraphNodeView | null;
  onSelect: (node: GraphNodeView) => void;
  onOpen: (ids: readonly string[]) => void;
}

/** One tab stop; arrow keys walk from node to node, o opens what stands behind the selected one. */
export function GraphDrawing(props: GraphDrawingProps) {
  const { view, layout, viewport, selected, onSelect, onOpen } = props;
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const { nodes, edges } = useGraphElements(
    view,
    layout,
    selected?.id ?? null,
    hoveredId,
    viewport.focus,
    onOpen,
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "o" && selected !== null && selected.openIds.length > 0) {
      event.preventDefault();
      onOpen(selected.openIds);
      return;
    }
    const direction = ARROWS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = neighbourNode(layout, selected?.id ?? "", direction);
    const node = view.nodes.find(({ id }) => id === next);
    if (node) onSelect(node);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that arrow keys walk through is no <fieldset>
    <div
      ref={viewport.paneRef}
      className={styles.pane}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the one tab stop of the drawing
      tabIndex={0}
      aria-label={`Causal graph of ${view.nodes.length} nodes; arrow keys go from node to node, o opens a fold`}
      onKeyDown={onKeyDown}
    >
      <EdgeMarkers />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onInit={viewport.onInit}
        onMoveStart={(event) => viewport.onMoveStart(event)}
        onNodeClick={(_, node) => onSelect(node.data.view)}
        onNodeMouseEnter={(_, node) => setHoveredId(node.id)}
        onNodeMouseLeave={() => setHoveredId(null)}
        minZoom={0.3}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        proOptions={CREDITED_BELOW}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={view.nodes.length > 60}
      />
      <VisuallyHidden aria-live="polite">
        {selected === null ? "" : describeNode(view, selected)}
      </VisuallyHidden>
      <VisuallyHidden>
        <ol aria-label="The graph in words">
          {view.nodes.map((node) => (
            <li key={node.id}>{describeNode(view, node)}</li>
          ))}
        </ol>
      </VisuallyHidden>
    </div>
  );
}
