"use client";

import { useEffect, useRef, useState } from "react";
import { useNotices } from "@/components/shell/notices";
import { findArrivals } from "@/lib/view-models/incident/find-arrivals";
import type { IncidentRow } from "@/lib/view-models/incident/to-incident-row";

export interface ArrivalsInput {
  readonly rows: readonly IncidentRow[];
  /** Changes when other rows are asked for (filters, another page): then nothing has arrived. */
  readonly view: string;
  /** There is no further page. */
  readonly complete: boolean;
  /** The rows belong to the view, and are not still those of the last one. */
  readonly settled: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** The ids of incidents that arrived while the list was open; each is announced once. */
export function useArrivals({ rows, view, complete, settled }: ArrivalsInput): ReadonlySet<string> {
  const { announce } = useNotices();
  const [arrived, setArrived] = useState(NONE);
  const seen = useRef<{ view: string; ids: ReadonlySet<string> } | null>(null);

  useEffect(() => {
    if (!settled) return;
    const ids = rows.map((row) => row.id);
    const before = seen.current;
    if (before === null || before.view !== view) {
      seen.current = { view, ids: new Set(ids) };
      setArrived(NONE);
      return;
    }
    seen.current = { view, ids: new Set([...before.ids, ...ids]) };
    const fresh = findArrivals(before.ids, ids, complete);
    if (fresh.length === 0) return;
    setArrived((known) => new Set([...known, ...fresh]));
    const spoken = rows.filter((row) => fresh.includes(row.id)).map((row) => row.spoken);
    announce(`New: ${spoken.join("; ")}`);
  }, [rows, view, complete, settled, announce]);

  return arrived;
}
