"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { z } from "zod";

const UnsavedText = z.object({ base: z.number().nullable(), text: z.string() });
/** What is being written, and the number of what it was made from. */
export type UnsavedText = z.output<typeof UnsavedText>;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text of an incident's postmortem while it is written: it outlives the tab and the page. */
export function useUnsavedText(
  incidentId: string,
): readonly [UnsavedText | null, (next: UnsavedText | null) => void] {
  const key = `faultline.postmortem.${incidentId}`;
  const kept = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const unsaved = useMemo(() => readUnsaved(kept), [kept]);
  const set = useCallback(
    (next: UnsavedText | null) => {
      if (next === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [unsaved, set];
}

/** Null also for what an older page left there. */
function readUnsaved(kept: string | null): UnsavedText | null {
  if (kept === null) return null;
  try {
    return UnsavedText.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}
