"use client";

import { type MouseEvent, useState } from "react";
import { SpanSheet } from "./span-sheet";
import styles from "./stacked-panels.module.css";
import type { FullPanel } from "./use-full-panel";
import type { WorkspaceParts } from "./workspace-parts";

interface StackedPanelsProps extends WorkspaceParts {
  full: FullPanel | null;
}

/** What selects a span when tapped: a row, a node, a link of a sentence. Arrows of rows only fold. */
const SPANS = "[data-row], [data-graph-node], [data-shows-span]";
const NOT_SPANS = "[data-toggle], [data-fold]";
/** Of the height: what the sheet leaves free. */
const FREE_SHARE = 0.42;

/**
 * In the order in which they answer: who, where in the trace; then the rest. A tapped span is told in
 * a sheet over them, so that nobody has to look for it further down.
 */
export function StackedPanels(props: StackedPanelsProps) {
  const { left, graph, waterfall, details, drawer, full } = props;
  const [isOpen, setOpen] = useState(false);
  const openTapped = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest(NOT_SPANS) !== null) return;
    const tapped = target.closest(SPANS);
    if (tapped === null) return;
    setOpen(true);
    keepAboveSheet(tapped);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what its own controls were pressed for
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above; a key reads the details where they are
    <div className={styles.stack} data-full={full ?? undefined} onClick={openTapped}>
      <div className={styles.left} data-part="left">
        {left}
      </div>
      <div className={styles.waterfall} data-part="waterfall">
        {waterfall}
      </div>
      <div className={styles.graph} data-part="graph">
        {graph}
      </div>
      <div className={styles.drawer} data-part="drawer">
        {drawer}
      </div>
      {isOpen ? <SpanSheet onClose={() => setOpen(false)}>{details}</SpanSheet> : null}
    </div>
  );
}

/** Scrolls up what the sheet would cover: the panel that was tapped, and in it the row. */
function keepAboveSheet(tapped: Element): void {
  if (tapped.getBoundingClientRect().bottom < window.innerHeight * FREE_SHARE) return;
  tapped.closest("[data-part]")?.scrollIntoView({ block: "start" });
  const rows = tapped.closest('[role="treegrid"]');
  if (rows === null) return;
  const overPx = tapped.getBoundingClientRect().bottom - window.innerHeight * FREE_SHARE;
  rows.parentElement?.scrollBy(0, Math.max(overPx, 0));
}
