"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { AmendNoteBody } from "@/lib/domain/contracts/lifecycle";
import {
  addIncidentNote,
  amendIncidentNote,
  getIncidentTimeline,
  listIncidentNotes,
} from "@/lib/domain/contracts/lifecycle-calls";
import type { HistoryKind } from "@/lib/domain/history";
import { incidentKey } from "./use-incident";

const REFETCH_MS = 5_000;
const PAGE = 100;

/** What happened, the newest first, as it goes on; further pages when asked for. */
export function useTimeline(incidentId: string, kinds: readonly HistoryKind[]) {
  const kind = kinds.join(",");
  return useInfiniteQuery({
    queryKey: [...incidentKey(incidentId), "timeline", kind],
    queryFn: ({ signal, pageParam }) =>
      fetchEndpoint(getIncidentTimeline, {
        params: { incidentId },
        query: {
          limit: PAGE,
          ...(kind === "" ? {} : { kind }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: REFETCH_MS,
    placeholderData: (before) => before,
  });
}

function notesKey(incidentId: string) {
  return [...incidentKey(incidentId), "notes"] as const;
}

/** The notes as they read now. */
export function useNotes(incidentId: string) {
  return useQuery({
    queryKey: notesKey(incidentId),
    queryFn: ({ signal }) => fetchEndpoint(listIncidentNotes, { params: { incidentId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}

/** Notes something, or gives a note a further version: every note comes back. */
export function useWriteNote(incidentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ note, ...body }: AmendNoteBody & { note: number | null }) => {
      const { text = "" } = body;
      return note === null
        ? fetchEndpoint(addIncidentNote, { params: { incidentId }, body: { ...body, text } })
        : fetchEndpoint(amendIncidentNote, { params: { incidentId, note }, body });
    },
    onSuccess: (notes) => {
      client.setQueryData(notesKey(incidentId), notes);
      return client.invalidateQueries({ queryKey: [...incidentKey(incidentId), "timeline"] });
    },
  });
}
