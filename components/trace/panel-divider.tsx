"use client";

import { PanelResizeHandle } from "react-resizable-panels";
import { classList } from "@/components/ui/class-list";
import styles from "./panel-divider.module.css";
import type { PanelSizes } from "./use-panel-sizes";

type PanelDividerProps = PanelSizes["divider"] & {
  label: string;
  /** Between panels that stand one below the other. */
  lying?: boolean;
  hidden: boolean;
};

/** A line to draw by pointer or arrow keys; a double click or Enter puts it back. */
export function PanelDivider({ label, lying = false, hidden, ...events }: PanelDividerProps) {
  return (
    <PanelResizeHandle
      className={classList(
        styles.divider,
        lying ? styles.lying : styles.upright,
        hidden && styles.hidden,
      )}
      aria-label={label}
      title="Drag, or move by the arrow keys; a double click or Enter puts it back"
      {...events}
    />
  );
}
