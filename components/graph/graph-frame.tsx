import type { ReactNode } from "react";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";

interface GraphFrameProps {
  controls?: ReactNode;
  children: ReactNode;
}

/** The panel of the causal graph around whatever stands in the place of the drawing. */
export function GraphFrame({ controls, children }: GraphFrameProps) {
  return (
    <Panel aria-label="Causal graph" style={{ height: "100%" }}>
      <PanelHeader title="Causal graph">{controls}</PanelHeader>
      <PanelBody>{children}</PanelBody>
    </Panel>
  );
}
