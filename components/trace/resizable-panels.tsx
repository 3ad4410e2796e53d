"use client";

import { useRef, useState } from "react";
import { Panel, PanelGroup } from "react-resizable-panels";
import { drawerShares, graphShares, headerShare } from "@/lib/view-models/trace/workspace-room";
import { DrawerRoom } from "./drawer-room";
import { PanelDivider } from "./panel-divider";
import styles from "./resizable-panels.module.css";
import type { FullPanel } from "./use-full-panel";
import { useHeight } from "./use-height";
import { usePanelSizes } from "./use-panel-sizes";
import type { WorkspaceParts } from "./workspace-parts";

interface ResizablePanelsProps extends WorkspaceParts {
  full: FullPanel | null;
}

type Place = "left" | "graph" | "waterfall" | "details" | "drawer" | "above" | "centre";

/** Who stays beside a panel that has all the room: a node or a row is read with its details. */
const BESIDE: Readonly<Record<FullPanel, readonly Place[]>> = {
  graph: ["above", "centre", "graph", "details"],
  waterfall: ["above", "centre", "waterfall", "details"],
  drawer: ["drawer"],
};

/**
 * left │ graph     │ details
 *      │ waterfall │
 * ─────┴───────────┴────────
 * drawer
 */
export function ResizablePanels(props: ResizablePanelsProps) {
  const { drawer, full } = props;
  const ref = useRef<HTMLDivElement>(null);
  const heightPx = useHeight(ref);
  const [isRoomy, setRoomy] = useState(false);
  const usual = drawerShares(heightPx, isRoomy);
  // Two sizes to remember: a form wants another than a list.
  const sizes = usePanelSizes(isRoomy ? "drawer.roomy" : "drawer", usual);
  return (
    <div ref={ref} className={styles.root}>
      <PanelGroup direction="vertical" ref={sizes.groupRef}>
        <Panel id="above" order={1} defaultSize={80} minSize={25} className={at("above", full)}>
          <Columns {...props} />
        </Panel>
        <PanelDivider label="Height of the tabs" lying hidden={full !== null} {...sizes.divider} />
        <Panel
          id="drawer"
          order={2}
          defaultSize={20}
          minSize={headerShare(heightPx)}
          className={at("drawer", full)}
        >
          <DrawerRoom value={setRoomy}>{drawer}</DrawerRoom>
        </Panel>
      </PanelGroup>
    </div>
  );
}

const THREE_COLUMNS = [22, 55, 23] as const;
const TWO_COLUMNS = [76, 24] as const;

function Columns(props: ResizablePanelsProps) {
  const { left, details, full } = props;
  const hasLeft = left !== null;
  const usual = hasLeft ? THREE_COLUMNS : TWO_COLUMNS;
  const sizes = usePanelSizes(hasLeft ? "columns.3" : "columns.2", usual);
  return (
    <PanelGroup direction="horizontal" ref={sizes.groupRef}>
      {hasLeft ? (
        <>
          <Panel id="left" order={1} defaultSize={22} minSize={14} className={at("left", full)}>
            {left}
          </Panel>
          <PanelDivider label="Width of the evidence" hidden={full !== null} {...sizes.divider} />
        </>
      ) : null}
      <Panel
        id="centre"
        order={2}
        defaultSize={hasLeft ? 55 : 76}
        minSize={30}
        className={at("centre", full)}
      >
        <Centre {...props} />
      </Panel>
      <PanelDivider label="Width of the details" hidden={false} {...sizes.divider} />
      <Panel
        id="details"
        order={3}
        defaultSize={hasLeft ? 23 : 24}
        minSize={14}
        className={at("details", full)}
      >
        {details}
      </Panel>
    </PanelGroup>
  );
}

function Centre({ graph, waterfall, full }: ResizablePanelsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const heightPx = useHeight(ref);
  const sizes = usePanelSizes("graph", heightPx === 0 ? [36, 64] : graphShares(heightPx));
  const least = headerShare(heightPx);
  return (
    <div ref={ref} className={styles.centre}>
      <PanelGroup direction="vertical" ref={sizes.groupRef}>
        <Panel id="graph" order={1} defaultSize={36} minSize={least} className={at("graph", full)}>
          {graph}
        </Panel>
        <PanelDivider label="Height of the graph" lying hidden={full !== null} {...sizes.divider} />
        <Panel
          id="waterfall"
          order={2}
          defaultSize={64}
          minSize={least}
          className={at("waterfall", full)}
        >
          {waterfall}
        </Panel>
      </PanelGroup>
    </div>
  );
}

/** Hidden and not taken away: what was written in it, and where it was scrolled to, stays. */
function at(place: Place, full: FullPanel | null): string | undefined {
  if (full !== null && !BESIDE[full].includes(place)) return styles.away;
  return place === "above" || place === "centre" ? styles.frame : styles.panel;
}
