"use client";

import { useNarrow } from "@/components/ui/use-narrow";
import { ResizablePanels } from "./resizable-panels";
import { StackedPanels } from "./stacked-panels";
import { useFullPanel, useFullPanelKeys } from "./use-full-panel";
import type { WorkspaceParts } from "./workspace-parts";

/** Panels beside each other; below each other on a phone. One of them can have all the room. */
export function WorkspaceLayout(parts: WorkspaceParts) {
  const state = useFullPanel();
  useFullPanelKeys(state);
  const isNarrow = useNarrow();
  return isNarrow ? (
    <StackedPanels {...parts} full={state.full} />
  ) : (
    <ResizablePanels {...parts} full={state.full} />
  );
}
