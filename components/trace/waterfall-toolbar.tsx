"use client";

import { ChevronsDownUp, ChevronsUpDown, FoldVertical, Link2, UnfoldVertical } from "lucide-react";
import { type RefObject, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { PanelHeader } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import { Toggle } from "@/components/ui/toggle";
import { useCopy } from "@/components/ui/use-copy";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { countSpans } from "@/lib/view-models/trace/count-spans";
import { areAllOpen } from "@/lib/view-models/trace/open-folds";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { positionOf } from "@/lib/view-models/trace/visible-rows";
import { FullButton } from "./full-button";
import { Stepper } from "./toolbar-stepper";
import { useSearchSubmit } from "./use-search-submit";
import type { WaterfallMoves } from "./use-waterfall-moves";
import type { WaterfallView } from "./use-waterfall-view";
import styles from "./waterfall-toolbar.module.css";

interface WaterfallToolbarProps {
  model: TraceModel;
  view: WaterfallView;
  moves: WaterfallMoves;
  selectedRow: number;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** Search with its matches, errors next and previous, folding, link. */
export function WaterfallToolbar(props: WaterfallToolbarProps) {
  const { model, view, moves, selectedRow, searchRef } = props;
  const spanCount = useMemo(() => countSpans(model), [model]);
  const link = useCopy();
  const submitSearch = useSearchSubmit(view, moves);
  return (
    <PanelHeader title="Waterfall" note={rowsNote(view.visible.length, spanCount)}>
      <div className={styles.search}>
        <SearchField
          label="Search spans"
          placeholder="text, or key=value"
          value={view.query}
          onChange={view.setQuery}
          onSubmit={submitSearch}
          shortcut="/"
          inputRef={searchRef}
        />
      </div>
      {view.query === "" ? null : (
        <>
          <Stepper
            noun="match"
            text={matchText(view, selectedRow)}
            disabled={view.matches.length === 0}
            keys={["f", "b"]}
            onStep={moves.toMatch}
          />
          <Toggle pressed={view.matchesOnly} onChange={view.setMatchesOnly}>
            Only
          </Toggle>
        </>
      )}
      {view.focusRow < 0 ? null : (
        <Button onClick={() => view.setFocus(null)} shortcut="v">
          Whole trace
        </Button>
      )}
      <Stepper
        noun="error"
        text={`✕ ${positionText(view.failing, selectedRow)}`}
        alarming={view.failing.length > 0}
        disabled={view.failing.length === 0}
        keys={["n", "p"]}
        onStep={moves.toError}
      />
      <IconButton
        label="Collapse all"
        shortcut="["
        icon={<ChevronsDownUp aria-hidden />}
        onClick={view.collapseAll}
      />
      <IconButton
        label="Expand all"
        shortcut="]"
        icon={<ChevronsUpDown aria-hidden />}
        onClick={view.expandAll}
      />
      <FoldButton model={model} view={view} />
      <IconButton
        label={link.state === "copied" ? "Link copied" : "Copy link to this view"}
        shortcut="y"
        icon={<Link2 aria-hidden />}
        onClick={() => void link.copy(location.href)}
      />
      <FullButton panel="waterfall" />
    </PanelHeader>
  );
}

/** Whether equal siblings are one row each; gone where the trace has none. */
function FoldButton({ model, view }: Pick<WaterfallToolbarProps, "model" | "view">) {
  const { count } = model.folds;
  if (count === 0) return null;
  const open = areAllOpen(model, view.open);
  const groups = formatCountOf(count, "group");
  return (
    <IconButton
      label={
        open ? `Fold equal spans to ×n (${groups})` : `Show each of the equal spans (${groups})`
      }
      shortcut="x"
      icon={open ? <FoldVertical aria-hidden /> : <UnfoldVertical aria-hidden />}
      onClick={open ? view.closeFolds : view.openFolds}
    />
  );
}

function matchText(view: WaterfallView, selectedRow: number): string {
  if (view.searchFailure !== null) return view.searchFailure;
  return view.isSearching ? "searching…" : positionText(view.matches, selectedRow);
}

/** `2 of 14` on one of them, `14` elsewhere. */
function positionText(rows: Int32Array, selectedRow: number): string {
  const at = positionOf(rows, selectedRow);
  const total = formatCount(rows.length);
  return at < 0 ? total : `${formatCount(at + 1)} of ${total}`;
}

function rowsNote(visible: number, spanCount: number): string {
  const spans = formatCountOf(spanCount, "span");
  if (visible === spanCount) return spans;
  return `${formatCountOf(visible, "row")} of ${spans}`;
}
