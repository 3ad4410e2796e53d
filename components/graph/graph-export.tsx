"use client";

import { Download } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { GraphLayout } from "@/lib/view-models/graph/layout-graph";
import { type GraphColours, toGraphSvg } from "@/lib/view-models/graph/to-graph-svg";
import type { GraphView } from "@/lib/view-models/graph/to-graph-view";

interface GraphExportProps {
  view: GraphView;
  layout: GraphLayout;
}

/** Saves the whole graph as a picture, in the colours of the page. */
export function GraphExport({ view, layout }: GraphExportProps) {
  return (
    <IconButton
      label="Save the graph as SVG"
      icon={<Download aria-hidden />}
      onClick={() => save(toGraphSvg(view, layout, currentColours()))}
    />
  );
}

function save(svg: string): void {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "causal-graph.svg";
  link.click();
  URL.revokeObjectURL(url);
}

function currentColours(): GraphColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: token("--ground"),
    panel: token("--panel"),
    line: token("--line"),
    ink: token("--ink-1"),
    inkQuiet: token("--ink-2"),
    error: token("--error"),
    font: token("--font-ui"),
  };
}
