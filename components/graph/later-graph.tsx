"use client";

import type { ReactNode } from "react";
import { laterPart } from "@/components/ui/later-part";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { GraphLoading } from "./graph-loading";

/** Apart, since the library that draws it is large, and rows need not wait for it. */
export const LaterGraph = laterPart(
  () => import("./causal-graph").then((module) => module.CausalGraph),
  { name: "The causal graph", loading: GraphLoading, frame: GraphPanel },
);

function GraphPanel({ children }: { children: ReactNode }) {
  return (
    <Panel aria-label="Causal graph" style={{ height: "100%" }}>
      <PanelHeader title="Causal graph" />
      <PanelBody>{children}</PanelBody>
    </Panel>
  );
}
