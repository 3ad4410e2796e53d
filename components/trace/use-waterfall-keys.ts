"use client";

import type { RefObject } from "react";
import { useKeys } from "@/components/shell/use-keys";
import { areAllOpen } from "@/lib/view-models/trace/open-folds";
import { panRange, wholeRange, zoomRange } from "@/lib/view-models/trace/time-range";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import type { WaterfallMoves } from "./use-waterfall-moves";
import type { WaterfallView } from "./use-waterfall-view";

interface WaterfallKeysInput {
  readonly model: TraceModel;
  readonly view: WaterfallView;
  readonly moves: WaterfallMoves;
  readonly selectedRow: number;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

const GROUP = "Trace";
const ZOOM_STEP = 0.6;
const PAN_STEP = 0.25;

/** The keys of the waterfall, working from anywhere on the page. */
export function useWaterfallKeys(input: WaterfallKeysInput): void {
  const { model, view, moves, selectedRow, searchRef } = input;
  const zoom = (factor: number) => {
    const middle = (view.range.fromNano + view.range.toNano) / 2;
    view.setRange(zoomRange(view.range, factor, middle, model.durationNano));
  };
  const pan = (share: number) => view.setRange(panRange(view.range, share, model.durationNano));
  const bind = (keys: readonly string[], label: string, run: () => void) => ({
    keys,
    label,
    group: GROUP,
    run,
  });
  const toggleFocus = () => {
    const nodeId = model.nodeId[selectedRow] ?? null;
    view.setFocus(view.focusRow >= 0 ? null : nodeId);
  };
  const toggleFolds = areAllOpen(model, view.open) ? view.closeFolds : view.openFolds;
  useKeys([
    bind(["v"], "Only this span and what is below it, or everything", toggleFocus),
    bind(["j", "ArrowDown"], "Next span", () => moves.step(1)),
    bind(["k", "ArrowUp"], "Previous span", () => moves.step(-1)),
    bind(["h", "ArrowLeft"], "Collapse, fold equal spans, then to the parent", moves.collapse),
    bind(["l", "ArrowRight"], "Expand or open ×n, then to the first child", moves.expand),
    bind(["Enter"], "Open ×n, or to the details of the span", moves.enter),
    bind(["n", "e"], "Next error", () => moves.toError(1)),
    bind(["p", "E"], "Previous error", () => moves.toError(-1)),
    bind(["/", "s"], "Search in the trace", () => searchRef.current?.select()),
    bind(["f"], "Next match", () => moves.toMatch(1)),
    bind(["b"], "Previous match", () => moves.toMatch(-1)),
    bind(["["], "Collapse all", view.collapseAll),
    bind(["]"], "Expand all", view.expandAll),
    bind(["x"], "Fold equal spans to ×n, or show each", toggleFolds),
    bind(["+", "="], "Zoom the time in", () => zoom(ZOOM_STEP)),
    bind(["-"], "Zoom the time out", () => zoom(1 / ZOOM_STEP)),
    bind(["z"], "Zoom the time to the span", moves.zoomToSpan),
    bind(["<"], "Move the time left", () => pan(-PAN_STEP)),
    bind([">"], "Move the time right", () => pan(PAN_STEP)),
    bind(["0", "Escape"], "Show the whole time", () =>
      view.setRange(wholeRange(model.durationNano)),
    ),
  ]);
}
