"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { getIncidentSuspects } from "@/lib/domain/contracts/incident-calls";
import type { SuspectsDto } from "@/lib/domain/contracts/suspects";

export interface InitialSuspects {
  /** The collection of evidence that they were asked for after. */
  readonly collectedAt: string | null;
  readonly suspects: SuspectsDto;
}

/** A ranking takes about a second: who waits for one asks that often. */
const UNDER_WAY_MS = 1_000;
const SETTLED_MS = 30_000;

/** The suspects of an incident; asked for again when it collected anew, and while they are ranked. */
export function useSuspects(
  incidentId: string,
  collectedAt: string | null,
  initial: InitialSuspects | null,
): UseQueryResult<SuspectsDto> {
  return useQuery({
    queryKey: ["incident", incidentId, "suspects", collectedAt],
    queryFn: ({ signal }) => fetchEndpoint(getIncidentSuspects, { params: { incidentId }, signal }),
    ...(initial?.collectedAt === collectedAt ? { initialData: initial.suspects } : {}),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? UNDER_WAY_MS : SETTLED_MS),
  });
}

/** Whether a newer ranking is on its way. */
export function isUnderWay(suspects: SuspectsDto | undefined): boolean {
  const state = suspects?.progress.state;
  return state !== undefined && state !== "done" && state !== "failed";
}
