"use client";

import { useRef } from "react";
import { Panel } from "@/components/ui/panel";
import type { KernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import type { SpanSelection } from "./use-span-selection";
import { useWaterfallKeys } from "./use-waterfall-keys";
import { useWaterfallMoves } from "./use-waterfall-moves";
import { useWaterfallView } from "./use-waterfall-view";
import { WaterfallList } from "./waterfall-list";
import { WaterfallToolbar } from "./waterfall-toolbar";

interface WaterfallProps {
  model: TraceModel;
  kernel: KernelRows;
  selection: SpanSelection;
  focusDetails: () => void;
}

/** A trace over time: toolbar, minimap, axis and rows. Mount it anew (`key`) for another trace. */
export function Waterfall({ model, kernel, selection, focusDetails }: WaterfallProps) {
  const searchRef = useRef<HTMLInputElement>(null);
  const view = useWaterfallView(model, selection);
  const moves = useWaterfallMoves({
    model,
    view,
    selectedRow: selection.row,
    onSelect: selection.selectRow,
    onEnter: focusDetails,
  });
  useWaterfallKeys({
    model,
    view,
    moves,
    selectedRow: selection.row,
    searchRef,
  });
  return (
    <Panel aria-label="Waterfall" style={{ height: "100%" }}>
      <WaterfallToolbar
        model={model}
        view={view}
        moves={moves}
        selectedRow={selection.row}
        searchRef={searchRef}
      />
      <WaterfallList
        model={model}
        kernel={kernel}
        view={view}
        selectedRow={selection.row}
        moves={moves}
      />
    </Panel>
  );
}
