"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useTraceModel } from "@/components/trace/use-trace-model";
import type { PickedSpan } from "@/lib/view-models/evaluation/verdict-form";
import { leadFailingRow } from "@/lib/view-models/trace/failing-rows";
import { rowOfNode } from "@/lib/view-models/trace/trace-model";

/** The span that graph and waterfall have selected; null where none is, or one that nobody sent. */
export function usePickedSpan(traceId: string): PickedSpan | null {
  const [nodeId] = useQueryState("span", parseAsString);
  const { data: model } = useTraceModel(traceId);
  if (model === undefined || model.rowCount === 0) return null;
  const linked = rowOfNode(model, nodeId);
  const lead = leadFailingRow(model);
  const row = linked >= 0 ? linked : Math.max(0, lead);
  const spanId = model.nodeId[row]?.split("~")[0] ?? "";
  if (!/^[0-9a-f]{16}$/.test(spanId)) return null;
  return {
    spanId,
    service: model.services[model.service[row] ?? -1] ?? "",
    name: model.names[model.name[row] ?? -1] ?? "",
  };
}
