"use client";

import { type ReactNode, useRef } from "react";
import {
  type ImperativePanelHandle,
  Panel,
  PanelGroup,
  PanelResizeHandle,
} from "react-resizable-panels";
import { useNarrow } from "@/components/ui/use-narrow";
import { DrawerRoom, useDrawerRoom } from "./drawer-room";
import styles from "./workspace-layout.module.css";

export interface WorkspaceLayoutProps {
  /** Absent on pages without a list at the left. */
  left: ReactNode | null;
  graph: ReactNode;
  waterfall: ReactNode;
  details: ReactNode;
  drawer: ReactNode;
}

/** Panels beside each other; below each other on a phone. */
export function WorkspaceLayout(props: WorkspaceLayoutProps) {
  return useNarrow() ? <StackedPanels {...props} /> : <ResizablePanels {...props} />;
}

/** In the order in which they answer: who, where in the trace, what exactly; then the rest. */
function StackedPanels({ left, graph, waterfall, details, drawer }: WorkspaceLayoutProps) {
  return (
    <div className={styles.stack}>
      {left}
      <div className={styles.rows}>{waterfall}</div>
      {details}
      <div className={styles.graph}>{graph}</div>
      <div className={styles.rows}>{drawer}</div>
    </div>
  );
}

/**
 * left │ graph     │ details
 *      │ waterfall │
 * ─────┴───────────┴────────
 * drawer
 *
 * Sizes are remembered in this browser, apart for pages with and without a left column.
 */
function ResizablePanels({ left, graph, waterfall, details, drawer }: WorkspaceLayoutProps) {
  const columns = left === null ? "faultline.columns.2" : "faultline.columns.3";
  const drawerRef = useRef<ImperativePanelHandle>(null);
  const setRoom = useDrawerRoom(drawerRef);
  return (
    <PanelGroup direction="vertical" autoSaveId="faultline.drawer" className={styles.root}>
      <Panel order={1} defaultSize={80} minSize={40}>
        <PanelGroup direction="horizontal" autoSaveId={columns}>
          {left === null ? null : (
            <>
              <Panel id="left" order={1} defaultSize={22} minSize={14} className={styles.panel}>
                {left}
              </Panel>
              <Divider label="Width of the evidence" direction="vertical" />
            </>
          )}
          <Panel id="centre" order={2} defaultSize={left === null ? 76 : 55} minSize={30}>
            <PanelGroup direction="vertical" autoSaveId="faultline.centre">
              <Panel order={1} defaultSize={35} minSize={10} className={styles.panel}>
                {graph}
              </Panel>
              <Divider label="Height of the graph" direction="horizontal" />
              <Panel order={2} defaultSize={65} minSize={20} className={styles.panel}>
                {waterfall}
              </Panel>
            </PanelGroup>
          </Panel>
          <Divider label="Width of the details" direction="vertical" />
          <Panel
            id="details"
            order={3}
            defaultSize={left === null ? 24 : 23}
            minSize={14}
            className={styles.panel}
          >
            {details}
          </Panel>
        </PanelGroup>
      </Panel>
      <Divider label="Height of the drawer" direction="horizontal" />
      <Panel ref={drawerRef} order={2} defaultSize={20} minSize={5} className={styles.panel}>
        <DrawerRoom value={setRoom}>{drawer}</DrawerRoom>
      </Panel>
    </PanelGroup>
  );
}

function Divider({ label, direction }: { label: string; direction: "horizontal" | "vertical" }) {
  const className = direction === "vertical" ? styles.upright : styles.lying;
  return <PanelResizeHandle className={className} aria-label={label} />;
}
