import type { IncidentOutcomeDto } from "@/lib/domain/contracts/incident-list";
import type { IncidentStatus } from "@/lib/domain/incident";
import { formatCountOf } from "@/lib/view-models/format/format-count";

/** What was asked of several incidents. */
export type BulkChange = { readonly status: IncidentStatus } | { readonly assignee: string | null };

/** What became of it, in words, with those that failed one by one. */
export interface BulkSummary {
  readonly text: string;
  readonly failures: readonly { readonly id: string; readonly message: string }[];
}

export function summarizeBulk(
  change: BulkChange,
  items: readonly IncidentOutcomeDto[],
): BulkSummary {
  const countOf = (outcome: IncidentOutcomeDto["outcome"]) =>
    items.filter((item) => item.outcome === outcome).length;
  const [changed, unchanged, failed] = [
    countOf("changed"),
    countOf("unchanged"),
    countOf("failed"),
  ];
  const parts = [
    `${formatCountOf(changed, "incident")} ${doneWord(change)}`,
    ...(unchanged > 0 ? [`${unchanged} ${unchanged === 1 ? "was" : "were"} so already`] : []),
    ...(failed > 0 ? [`${failed} could not be`] : []),
  ];
  const failures = items.flatMap(({ id, error }) =>
    error === null ? [] : [{ id, message: withoutId(error.message, id) }],
  );
  return { text: `${parts.join(", ")}.`, failures };
}

/** The id stands before it already. */
function withoutId(message: string, id: string): string {
  return message.startsWith(`${id} `) ? message.slice(id.length + 1) : message;
}

function doneWord(change: BulkChange): string {
  if ("status" in change) return change.status;
  return change.assignee === null ? "assigned to nobody" : `assigned to ${change.assignee}`;
}
