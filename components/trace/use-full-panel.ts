"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useKeys } from "@/components/shell/use-keys";

export const FULL_PANELS = ["graph", "waterfall", "drawer"] as const;
export type FullPanel = (typeof FULL_PANELS)[number];

export interface FullPanelState {
  /** Null while all panels are shown. */
  readonly full: FullPanel | null;
  /** Gives a panel the room of the others, or gives it back. */
  readonly toggle: (panel: FullPanel) => void;
}

/** Which panel has the room of the others, kept in `?full=` so that a link shows the same. */
export function useFullPanel(): FullPanelState {
  const [full, setFull] = useQueryState("full", parseAsStringLiteral(FULL_PANELS));
  return { full, toggle: (panel) => void setFull(panel === full ? null : panel) };
}

/** Its keys; Escape gives all panels back. */
export function useFullPanelKeys({ full, toggle }: FullPanelState): void {
  const bind = (key: string, label: string, panel: FullPanel) => ({
    keys: [key],
    label,
    group: "Trace",
    run: () => toggle(panel),
  });
  const back = {
    keys: ["Escape"],
    label: "Back to all panels",
    group: "Trace",
    run: () => full !== null && toggle(full),
  };
  useKeys([
    bind("G", "The graph in all the room, or all panels", "graph"),
    bind("W", "The waterfall in all the room, or all panels", "waterfall"),
    bind("D", "The tabs below in all the room, or all panels", "drawer"),
    ...(full === null ? [] : [back]),
  ]);
}
