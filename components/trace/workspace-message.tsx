"use client";

import { type ReactNode, useState } from "react";
import { DrawerRoom } from "./drawer-room";
import { type DrawerTab, TraceDrawer } from "./trace-drawer";
import styles from "./workspace-message.module.css";

interface WorkspaceMessageProps {
  left: ReactNode | null;
  tabs: readonly DrawerTab[];
  /** Said where the trace would be. */
  children: ReactNode;
}

/** The workspace without a trace: what is known beside it stays, and no empty panel is drawn. */
export function WorkspaceMessage({ left, tabs, children }: WorkspaceMessageProps) {
  const [isRoomy, setIsRoomy] = useState(false);
  return (
    <div className={styles.root}>
      <div className={styles.columns}>
        {left === null ? null : <div className={styles.left}>{left}</div>}
        <div className={styles.body}>{children}</div>
      </div>
      {tabs.length === 0 ? null : (
        <div className={styles.drawer} data-roomy={isRoomy}>
          <DrawerRoom value={setIsRoomy}>
            <TraceDrawer tabs={tabs} aside={null} />
          </DrawerRoom>
        </div>
      )}
    </div>
  );
}
