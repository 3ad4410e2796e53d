import type { ReactNode } from "react";
import type { GraphEdgeKind } from "@/lib/view-models/graph/to-graph-view";

/** The head of each kind: its shape tells kinds apart where dashes are too short to see. */
const HEADS: Readonly<Record<GraphEdgeKind, ReactNode>> = {
  call: <path d="M0 0L9 4.5L0 9z" fill="context-stroke" />,
  link: <path d="M1 1L8 4.5L1 8z" fill="var(--panel)" stroke="context-stroke" />,
  "happens-before": <path d="M1 0.5L8 4.5L1 8.5" fill="none" stroke="context-stroke" />,
  "retry-of": <path d="M0 1L4.5 4.5L0 8zM4.5 1L9 4.5L4.5 8z" fill="context-stroke" />,
  "resource-conflict": <circle cx="5" cy="4.5" r="3.5" fill="context-stroke" />,
};

export function markerUrl(kind: GraphEdgeKind): string {
  return `url(#head-${kind})`;
}

/** Drawn once in the page; edges and legend name them. */
export function EdgeMarkers() {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden>
      <title>Arrow heads</title>
      <defs>
        {Object.entries(HEADS).map(([kind, head]) => (
          <marker
            key={kind}
            id={`head-${kind}`}
            viewBox="0 0 9 9"
            refX="8.5"
            refY="4.5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            {head}
          </marker>
        ))}
      </defs>
    </svg>
  );
}
