"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { searchTrace } from "@/lib/domain/contracts/trace-calls";
import { asksForAttributes, rowsOfNodes, searchRows } from "@/lib/view-models/trace/search-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { useSettled } from "./use-settled";

/** Longer than between two key strokes: attributes are searched on the server. */
const SETTLE_MS = 250;
const NO_ROWS = new Int32Array(0);

export interface SpanSearch {
  readonly matches: Int32Array;
  readonly isSearching: boolean;
  /** Why there is no answer; null while all is well. */
  readonly failure: string | null;
}

/**
 * Rows that a search finds: at once by service, name and id, which came with the trace; a moment
 * later by attributes, events and messages as well, which the server holds. For a query that says
 * `key=value` the first would be wrong, and the second is awaited.
 */
export function useSpanSearch(model: TraceModel, query: string): SpanSearch {
  const asks = asksForAttributes(query);
  const settled = useSettled(query, SETTLE_MS);
  const answer = useQuery({
    queryKey: ["trace", model.traceId, "search", settled],
    queryFn: ({ signal }) =>
      fetchEndpoint(searchTrace, {
        params: { traceId: model.traceId },
        query: { q: settled },
        signal,
      }),
    enabled: settled.trim() !== "",
    staleTime: 60_000,
  });
  const isAnswered = answer.data !== undefined && settled === query;
  const local = useMemo(() => (asks ? NO_ROWS : searchRows(model, query)), [model, query, asks]);
  const remote = useMemo(
    () => (answer.data === undefined ? NO_ROWS : rowsOfNodes(model, answer.data.items)),
    [model, answer.data],
  );
  return {
    matches: isAnswered ? remote : local,
    isSearching: asks && !isAnswered && !answer.isError,
    failure: answer.isError && settled === query ? "attributes could not be searched" : null,
  };
}
