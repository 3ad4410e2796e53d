"use client";

import type { ReactFlowInstance } from "@xyflow/react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import {
  boxAround,
  focusNodes,
  type GraphFocus,
  viewportFor,
} from "@/lib/view-models/graph/graph-focus";
import type { GraphLayout } from "@/lib/view-models/graph/layout-graph";
import type { GraphView } from "@/lib/view-models/graph/to-graph-view";
import type { CausalEdge } from "./graph-edge";
import type { CausalNode } from "./graph-node";

/** Which part is shown, kept in `?part=`; the slice where there is one, without. */
const PART = parseAsStringLiteral<GraphFocus>(["slice", "failure", "all"]);
const MOVE_MS = 120;
const ZOOM_STEP = 1.25;

export interface GraphViewport {
  readonly paneRef: RefObject<HTMLDivElement | null>;
  readonly focus: GraphFocus;
  readonly show: (focus: GraphFocus) => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly onInit: (flow: ReactFlowInstance<CausalNode, CausalEdge>) => void;
  /** Tells that a person moved the drawing: from then on it stays where they put it. */
  readonly onMoveStart: (event: MouseEvent | TouchEvent | null) => void;
}

/**
 * Shows the failure at a readable zoom, again whenever the pane changes its size, until moved by
 * hand. What does not fit is shown around the selected node, else around where the failure began.
 */
export function useGraphViewport(
  view: GraphView,
  layout: GraphLayout,
  selectedId: string | null,
): GraphViewport {
  // Read when the view is set: selecting another node does not move the drawing under the pointer.
  const selected = useRef(selectedId);
  useEffect(() => {
    selected.current = selectedId;
  }, [selectedId]);
  const paneRef = useRef<HTMLDivElement>(null);
  const movedByHand = useRef(false);
  const [flow, setFlow] = useState<ReactFlowInstance<CausalNode, CausalEdge> | null>(null);
  const usual = view.sliceNote === null ? "failure" : "slice";
  const [linked, setLinked] = useQueryState("part", PART);
  const focus = linked === null || (linked === "slice" && usual !== "slice") ? usual : linked;

  const showFocus = useCallback(
    (duration: number) => {
      const pane = paneRef.current?.getBoundingClientRect();
      const shown = focusNodes(view.nodes, focus);
      const box = boxAround(shown, layout);
      const whole = boxAround(view.nodes, layout);
      if (flow === null || pane === undefined || box === null || whole === null) return;
      const chosen = shown.filter((node) => node.id === selected.current);
      const origins = view.nodes.filter((node) => node.failureClass === "origin");
      const anchor = boxAround([...chosen, ...origins].slice(0, 1), layout);
      void flow.setViewport(viewportFor({ box, whole, anchor, pane }), { duration });
    },
    [flow, focus, view, layout],
  );

  useEffect(() => {
    movedByHand.current = false;
    showFocus(0);
    const pane = paneRef.current;
    if (pane === null) return;
    const observer = new ResizeObserver(() => {
      if (!movedByHand.current) showFocus(0);
    });
    observer.observe(pane);
    return () => observer.disconnect();
  }, [showFocus]);

  return {
    paneRef,
    focus,
    show: (next) => {
      movedByHand.current = false;
      if (next === focus) showFocus(MOVE_MS);
      else void setLinked(next === usual ? null : next);
    },
    zoom: (direction) => {
      movedByHand.current = true;
      const factor = direction === 1 ? ZOOM_STEP : 1 / ZOOM_STEP;
      void flow?.zoomTo(flow.getZoom() * factor, { duration: MOVE_MS });
    },
    onInit: setFlow,
    onMoveStart: (event) => {
      if (event !== null) movedByHand.current = true;
    },
  };
}
