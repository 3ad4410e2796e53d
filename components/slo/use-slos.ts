"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { SloBody } from "@/lib/domain/contracts/slo";
import {
  createSlo,
  deleteSlo,
  getSlo,
  importOpenSlo,
  listSloSeries,
  listSlos,
  updateSlo,
} from "@/lib/domain/contracts/slo-calls";

const REFETCH_MS = 5_000;
const SLOS = ["slos"] as const;

/** Every SLO, fetched again every few seconds. */
export function useSlos() {
  return useQuery({
    queryKey: SLOS,
    queryFn: ({ signal }) => fetchEndpoint(listSlos, { signal }),
    refetchInterval: REFETCH_MS,
  });
}

export function useSlo(sloName: string) {
  return useQuery({
    queryKey: [...SLOS, sloName],
    queryFn: ({ signal }) => fetchEndpoint(getSlo, { params: { sloName }, signal }),
    refetchInterval: REFETCH_MS,
  });
}

/** The events of the last `seconds`, in steps. */
export function useSloSeries(sloName: string, seconds: number) {
  return useQuery({
    queryKey: [...SLOS, sloName, "series", seconds],
    queryFn: ({ signal }) =>
      fetchEndpoint(listSloSeries, { params: { sloName }, query: { seconds }, signal }),
    refetchInterval: REFETCH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useCreateSlo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof SloBody>) => fetchEndpoint(createSlo, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: SLOS }),
  });
}

/** Puts a whole definition in the place of the present one. */
export function useUpdateSlo(sloName: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof SloBody>) =>
      fetchEndpoint(updateSlo, { params: { sloName }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: SLOS }),
  });
}

export function useDeleteSlo(sloName: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchEndpoint(deleteSlo, { params: { sloName } }),
    onSuccess: () => client.invalidateQueries({ queryKey: SLOS, exact: true }),
  });
}

/** Takes in OpenSLO, or only tells what would come of it. */
export function useImportOpenSlo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { yaml: string; dryRun: boolean }) => fetchEndpoint(importOpenSlo, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: SLOS }),
  });
}
