"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { ServiceOwnerBody } from "@/lib/domain/contracts/service";
import { getService, listServices, setServiceOwner } from "@/lib/domain/contracts/service-calls";

const REFETCH_MS = 15_000;

export const WINDOWS = { "15m": 900, "1h": 3_600, "6h": 21_600, "1d": 86_400, "7d": 604_800 };
export const WINDOW_NAMES = ["15m", "1h", "6h", "1d", "7d"] as const;
export type WindowName = (typeof WINDOW_NAMES)[number];

/** The rolling window, in the link as `?window=`. */
export function useServiceWindow() {
  return useQueryState("window", parseAsStringLiteral(WINDOW_NAMES).withDefault("1h"));
}

/** The services of the window up to now, asked again as it rolls. */
export function useServices(seconds: number) {
  return useQuery({
    queryKey: ["services", seconds],
    queryFn: ({ signal }) => fetchEndpoint(listServices, { query: { seconds }, signal }),
    refetchInterval: REFETCH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useService(serviceName: string, seconds: number) {
  return useQuery({
    queryKey: ["services", seconds, serviceName],
    queryFn: ({ signal }) =>
      fetchEndpoint(getService, { params: { serviceName }, query: { seconds }, signal }),
    refetchInterval: REFETCH_MS,
    placeholderData: keepPreviousData,
  });
}

/** Says whose service it is; the page reads itself anew. */
export function useSetOwner(serviceName: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ServiceOwnerBody) =>
      fetchEndpoint(setServiceOwner, { params: { serviceName }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["services"] }),
  });
}
