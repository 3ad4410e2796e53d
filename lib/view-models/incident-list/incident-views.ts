import type { IncidentViewDto } from "@/lib/domain/contracts/incident-list";
import { INCIDENT_FACETS, NO_VALUE } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { NO_FILTERS } from "@/lib/domain/no-filters";

/** A view that can be chosen: built in, or saved. */
export interface ViewChoice {
  /** What the address names it by. */
  readonly key: string;
  readonly name: string;
  readonly filters: IncidentFilters;
  /** Null of those that are built in. */
  readonly saved: IncidentViewDto | null;
}

export const MINE = "mine";

/** What every project has; `me` is whose browser it is, empty until somebody has said. */
export function builtInViews(me: string): readonly ViewChoice[] {
  const open = ["triggered", "acknowledged", "mitigated"] as const;
  return [
    { key: "open", name: "Open", filters: { ...NO_FILTERS, status: [...open] }, saved: null },
    {
      key: MINE,
      name: "Mine",
      filters: { ...NO_FILTERS, status: [...open], assignee: [me === "" ? NO_VALUE : me] },
      saved: null,
    },
    {
      key: "unlabelled",
      name: "Unlabelled",
      filters: { ...NO_FILTERS, labelled: ["no"] },
      saved: null,
    },
    { key: "all", name: "All", filters: NO_FILTERS, saved: null },
  ];
}

/** A saved view by the key that the address names it by. */
export function toViewChoice(view: IncidentViewDto): ViewChoice {
  return { key: String(view.id), name: view.name, filters: view.filters, saved: view };
}

/** The saved view that the address names, however changed; else the view whose filters are in force. */
export function findView(
  choices: readonly ViewChoice[],
  key: string,
  filters: IncidentFilters,
): ViewChoice | null {
  if (/^[0-9]+$/.test(key)) return choices.find((choice) => choice.key === key) ?? null;
  return choices.find((choice) => isSameFilters(choice.filters, filters)) ?? null;
}

/** Whether both list the same: the order in which values were chosen is no difference. */
export function isSameFilters(a: IncidentFilters, b: IncidentFilters): boolean {
  if (a.q.trim() !== b.q.trim()) return false;
  return INCIDENT_FACETS.every((facet) => {
    const [ours, theirs] = [new Set<string>(a[facet]), new Set<string>(b[facet])];
    return ours.size === theirs.size && [...ours].every((value) => theirs.has(value));
  });
}

/** What an address asks for before its filters are read. */
export type ViewRequest =
  | { readonly kind: "saved"; readonly id: number }
  | { readonly kind: "default" }
  /** Its filters, as they stand in it. */
  | { readonly kind: "as-it-is" };

/**
 * A bare address opens the default view, and one that only names a saved view opens that; any
 * filter beside it is what somebody made of the view, and stands.
 */
export function parseViewRequest(
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
): ViewRequest {
  const names = Object.keys(parameters).filter((name) => parameters[name] !== undefined);
  if (names.length === 0) return { kind: "default" };
  const { view } = parameters;
  if (names.length > 1 || typeof view !== "string") return { kind: "as-it-is" };
  return /^[1-9][0-9]{0,8}$/.test(view)
    ? { kind: "saved", id: Number(view) }
    : { kind: "as-it-is" };
}
