"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { SpanDto } from "@/lib/domain/contracts/trace";
import { getSpan } from "@/lib/domain/contracts/trace-calls";

/**
 * One span, whole. `nodeId` is its id, `<id>~2` for the second span under one id. Idle while it is
 * null (a missing parent has nothing to fetch).
 */
export function useSpan(traceId: string, nodeId: string | null): UseQueryResult<SpanDto> {
  return useQuery({
    queryKey: ["trace", traceId, "span", nodeId],
    queryFn: ({ signal }) => {
      const [spanId = "", turn = "1"] = (nodeId ?? "").split("~");
      return fetchEndpoint(getSpan, {
        params: { traceId, spanId },
        query: { n: Number(turn) },
        signal,
      });
    },
    enabled: nodeId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
