"use client";

import { useState } from "react";
import { useKeys } from "@/components/shell/use-keys";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { BULK_LIMIT } from "@/lib/domain/contracts/bulk-limit";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { IncidentSort } from "@/lib/domain/incident-sort";
import { formatCount } from "@/lib/view-models/format/format-count";
import type { BulkChange, BulkSummary } from "@/lib/view-models/incident-list/bulk-summary";
import { AssignDialog } from "./assign-dialog";
import { ResolveDialog } from "./resolve-dialog";
import styles from "./selection-bar.module.css";
import type { RowSelection } from "./use-row-selection";
import { useSelectAll } from "./use-select-all";
import { useUpdateIncidents } from "./use-update-incidents";

interface SelectionBarProps {
  selection: RowSelection;
  filters: IncidentFilters;
  sort: IncidentSort | null;
  /** How many incidents the view has; null until counted. */
  total: number | null;
  onDone: (summary: BulkSummary) => void;
}

/** What can be done with the rows that are chosen, all by one request. */
export function SelectionBar({
  selection: { ids, act },
  filters,
  sort,
  total,
  onDone,
}: SelectionBarProps) {
  const [asked, setAsked] = useState<"resolve" | "assign" | null>(null);
  const update = useUpdateIncidents();
  const all = useSelectAll(filters, sort, (found) => act({ kind: "all", ids: found }));
  const count = ids.size;
  const blocked = update.isPending || count > BULK_LIMIT;
  const run = (change: BulkChange) => {
    setAsked(null);
    if (blocked) return;
    update.mutate({ ids: [...ids], change }, { onSuccess: (summary) => finish(summary) });
  };
  /** Those that failed stay chosen. */
  const finish = (summary: BulkSummary) => {
    act({ kind: "all", ids: summary.failures.map(({ id }) => id) });
    onDone(summary);
  };
  const ask = (what: "resolve" | "assign") => (blocked ? undefined : setAsked(what));
  useKeys([
    { keys: ["a"], label: "Acknowledge", group: "Selected", run: () => run(ACKNOWLEDGE) },
    { keys: ["m"], label: "Mitigate", group: "Selected", run: () => run(MITIGATE) },
    { keys: ["r"], label: "Resolve…", group: "Selected", run: () => ask("resolve") },
    { keys: ["t"], label: "Assign…", group: "Selected", run: () => ask("assign") },
    { keys: ["X"], shown: "⇧X", label: "Select all", group: "Selected", run: all.run },
    {
      keys: ["Escape"],
      label: "Select none",
      group: "Selected",
      run: () => act({ kind: "clear" }),
    },
  ]);

  return (
    <section className={styles.bar} aria-label="Selected incidents">
      <strong>{formatCount(count)} selected</strong>
      {total === null || total <= count ? null : (
        <Button variant="ghost" onClick={all.run} disabled={all.isPending} shortcut="⇧X">
          {total > BULK_LIMIT
            ? `Select the first ${BULK_LIMIT} of ${formatCount(total)}`
            : `Select all ${total}`}
        </Button>
      )}
      <span className={styles.actions}>
        <Button disabled={blocked} onClick={() => run(ACKNOWLEDGE)} shortcut="a">
          Acknowledge
        </Button>
        <Button disabled={blocked} onClick={() => run(MITIGATE)} shortcut="m">
          Mitigate
        </Button>
        <Button disabled={blocked} onClick={() => ask("resolve")} shortcut="r">
          Resolve…
        </Button>
        <Button disabled={blocked} onClick={() => ask("assign")} shortcut="t">
          Assign…
        </Button>
      </span>
      <span className={styles.note} role={update.isError || all.isError ? "alert" : undefined}>
        {noteOf({ count, isPending: update.isPending, error: update.error ?? all.error })}
      </span>
      <Button variant="ghost" onClick={() => act({ kind: "clear" })} shortcut="Esc">
        Select none
      </Button>
      {asked === "resolve" ? (
        <ResolveDialog
          count={count}
          onResolve={() => run(RESOLVE)}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === "assign" ? (
        <AssignDialog
          count={count}
          onAssign={(assignee) => run({ assignee })}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  );
}

const ACKNOWLEDGE = { status: "acknowledged" } as const;
const MITIGATE = { status: "mitigated" } as const;
const RESOLVE = { status: "resolved" } as const;

function noteOf(state: { count: number; isPending: boolean; error: Error | null }): string {
  if (state.error !== null) return `Not done: ${errorMessage(state.error)}`;
  if (state.isPending) return "Saving…";
  return state.count > BULK_LIMIT ? `At most ${BULK_LIMIT} can be changed at once.` : "";
}
