"use client";

import { useEffect, useState } from "react";
import { toLayoutInput } from "@/lib/view-models/graph/layout-input";
import type { GraphView } from "@/lib/view-models/graph/to-graph-view";
import { type LayoutResult, runLayout } from "./run-layout";

export type GraphLayoutState = { readonly kind: "pending" } | LayoutResult;

const PENDING: GraphLayoutState = { kind: "pending" };

/**
 * The places of a graph's nodes, from a worker. A new graph calls the running layout off; `retry`
 * asks again for the places of this one.
 */
export function useGraphLayout(view: GraphView): GraphLayoutState & { readonly retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState<{ view: GraphView; state: GraphLayoutState } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt lays out anew
  useEffect(() => {
    const abort = new AbortController();
    void runLayout(toLayoutInput(view), abort.signal).then((state) => {
      if (!abort.signal.aborted) setDone({ view, state });
    });
    return () => abort.abort();
  }, [view, attempt]);
  const retry = () => {
    setDone(null);
    setAttempt(attempt + 1);
  };
  return { ...(done?.view === view ? done.state : PENDING), retry };
}
