"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { getSpan } from "@/lib/domain/contracts/endpoints";
import type { SpanDto } from "@/lib/domain/contracts/trace";

/** One span, whole. Idle while `spanId` is null (a missing parent has nothing to fetch). */
export function useSpan(traceId: string, spanId: string | null): UseQueryResult<SpanDto> {
  return useQuery({
    queryKey: ["trace", traceId, "span", spanId],
    queryFn: ({ signal }) =>
      fetchEndpoint(getSpan, { params: { traceId, spanId: spanId ?? "" }, signal }),
    enabled: spanId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
