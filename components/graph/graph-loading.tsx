import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { GraphSkeleton } from "./graph-skeleton";

/** The panel of the causal graph before its code is there. */
export function GraphLoading() {
  return (
    <Panel aria-label="Causal graph" style={{ height: "100%" }}>
      <PanelHeader title="Causal graph" />
      <PanelBody>
        <GraphSkeleton />
      </PanelBody>
    </Panel>
  );
}
