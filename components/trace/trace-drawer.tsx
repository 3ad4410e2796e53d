"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { TabPanel, type TabSpec, Tabs } from "@/components/ui/tabs";
import { useRoom } from "./drawer-room";
import styles from "./trace-drawer.module.css";

export interface DrawerTab extends TabSpec<string> {
  readonly content: ReactNode;
  /** The drawer grows while this one is open. */
  readonly roomy?: boolean;
}

interface TraceDrawerProps {
  tabs: readonly DrawerTab[];
  aside: ReactNode;
  /** At the far end of the tabs, whatever room there is. */
  controls?: ReactNode;
}

/** The tabs below; the open one is in the link as `?tab=`. */
export function TraceDrawer({ tabs, aside, controls }: TraceDrawerProps) {
  const [linked, setLinked] = useQueryState("tab", parseAsString);
  const open = tabs.find((tab) => tab.value === linked) ?? tabs[0];
  useRoom(open?.roomy === true);
  return (
    <Tabs
      className={styles.drawer}
      label="Evidence in detail"
      tabs={tabs}
      value={open?.value ?? ""}
      onChange={(value) => void setLinked(value === tabs[0]?.value ? null : value)}
      aside={aside}
      controls={controls}
    >
      {tabs.map((tab) => (
        <TabPanel key={tab.value} value={tab.value}>
          {tab.content}
        </TabPanel>
      ))}
    </Tabs>
  );
}
