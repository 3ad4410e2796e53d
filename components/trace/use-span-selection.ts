"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useMemo } from "react";
import { leadFailingRow } from "@/lib/view-models/trace/failing-rows";
import { hasFailed, rowOfNode, type TraceModel } from "@/lib/view-models/trace/trace-model";

export interface SpanSelection {
  /** The row shown: the linked one, else where the failure leads, else the first. -1 in an empty trace. */
  readonly row: number;
  /** The row was chosen, here or by the link; else it is where one begins to look. */
  readonly isChosen: boolean;
  /** The link names a span that this trace does not have. */
  readonly missingSpanId: string | null;
  readonly selectRow: (row: number) => void;
  readonly selectNode: (nodeId: string) => void;
  /** Of several spans (a group of the graph) the first that failed, else the first. */
  readonly selectAmong: (nodeIds: readonly string[]) => void;
  readonly clear: () => void;
}

/** The selected span, kept in `?span=` so that a link shows the same. */
export function useSpanSelection(model: TraceModel): SpanSelection {
  const [nodeId, setNodeId] = useQueryState("span", parseAsString);
  const linked = useMemo(() => rowOfNode(model, nodeId), [model, nodeId]);
  const initial = useMemo(() => initialRow(model), [model]);

  const selectNode = useCallback((id: string) => void setNodeId(id), [setNodeId]);
  const selectRow = useCallback(
    (row: number) => {
      const id = model.nodeId[row];
      if (id !== undefined) void setNodeId(id);
    },
    [model, setNodeId],
  );
  const selectAmong = useCallback(
    (ids: readonly string[]) => {
      const chosen = ids.find((id) => hasFailed(model, rowOfNode(model, id))) ?? ids[0];
      if (chosen !== undefined) void setNodeId(chosen);
    },
    [model, setNodeId],
  );
  const clear = useCallback(() => void setNodeId(null), [setNodeId]);

  return {
    row: linked >= 0 ? linked : initial,
    isChosen: linked >= 0,
    missingSpanId: nodeId !== null && linked < 0 ? nodeId : null,
    selectRow,
    selectNode,
    selectAmong,
    clear,
  };
}

function initialRow(model: TraceModel): number {
  const lead = leadFailingRow(model);
  return lead >= 0 ? lead : Math.min(0, model.rowCount - 1);
}
