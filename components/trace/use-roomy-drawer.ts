"use client";

import { parseAsString, useQueryState } from "nuqs";
import { type RefObject, useEffect } from "react";
import type { ImperativePanelHandle } from "react-resizable-panels";

/** Tabs that are read, not glanced at. */
const READ: ReadonlySet<string> = new Set(["analysis"]);
const ROOMY_PERCENT = 50;

/** Gives the drawer room when a tab that is to be read is opened; a larger one stays as it is. */
export function useRoomyDrawer(drawer: RefObject<ImperativePanelHandle | null>): void {
  const [tab] = useQueryState("tab", parseAsString);
  const isRead = tab !== null && READ.has(tab);
  useEffect(() => {
    const panel = drawer.current;
    if (isRead && panel !== null && panel.getSize() < ROOMY_PERCENT) panel.resize(ROOMY_PERCENT);
  }, [drawer, isRead]);
}
