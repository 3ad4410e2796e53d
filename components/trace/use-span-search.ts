"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { searchTrace } from "@/lib/domain/contracts/endpoints";
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
 * Rows that a search finds: at once by service, name and id, which came with the trace; by
 * attributes, events and messages when the query says `key=value`, which the server knows.
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
    enabled: asks && settled !== "" && asksForAttributes(settled),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const local = useMemo(() => (asks ? NO_ROWS : searchRows(model, query)), [model, query, asks]);
  const remote = useMemo(
    () => (answer.data === undefined ? NO_ROWS : rowsOfNodes(model, answer.data.items)),
    [model, answer.data],
  );
  return {
    matches: asks ? remote : local,
    isSearching: asks && (settled !== query || answer.isFetching),
    failure: asks && answer.isError ? "the search could not be made" : null,
  };
}
