/** The rows that are chosen, and the one from which a range is counted. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const NO_SELECTION: Selection = { ids: new Set(), anchor: null };

export type SelectionAction =
  /** A click on a box, or its key. */
  | { readonly kind: "toggle"; readonly id: string }
  /** A click with Shift: everything from the anchor to it. */
  | { readonly kind: "range"; readonly order: readonly string[]; readonly id: string }
  /** A step with Shift: a row more, or back, a row less. */
  | {
      readonly kind: "step";
      readonly order: readonly string[];
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "all"; readonly ids: readonly string[] }
  | { readonly kind: "drop"; readonly ids: readonly string[] }
  | { readonly kind: "clear" };

/** The selection after an action; the same object when nothing changed. */
export function select(selection: Selection, action: SelectionAction): Selection {
  switch (action.kind) {
    case "toggle":
      return { ids: toggled(selection.ids, action.id), anchor: action.id };
    case "range":
      return selectRange(selection, action);
    case "step":
      return selectStep(selection, action);
    case "all":
      return { ids: new Set(action.ids), anchor: null };
    case "drop":
      return drop(selection, action.ids);
    case "clear":
      return selection.ids.size === 0 && selection.anchor === null ? selection : NO_SELECTION;
  }
}

/** The rows that were there and are not any more: nobody can see what would become of them. */
export function vanishedRows(before: readonly string[], after: readonly string[]): string[] {
  const still = new Set(after);
  return before.filter((id) => !still.has(id));
}

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function selectRange(
  { ids, anchor }: Selection,
  { order, id }: { readonly order: readonly string[]; readonly id: string },
): Selection {
  const [a, b] = [order.indexOf(anchor ?? id), order.indexOf(id)];
  const start = a === -1 ? b : Math.min(a, b);
  return { ids: new Set([...ids, ...order.slice(start, Math.max(a, b) + 1)]), anchor: id };
}

/** Away from the anchor both rows are chosen; towards it the row that is left is given up. */
function selectStep(
  { ids, anchor }: Selection,
  step: { readonly order: readonly string[]; readonly from: string; readonly to: string },
): Selection {
  const { order, from, to } = step;
  const isAnchored = anchor !== null && order.includes(anchor) && ids.has(from);
  const base = isAnchored ? anchor : from;
  const distance = (id: string) => Math.abs(order.indexOf(id) - order.indexOf(base));
  const next = new Set(ids);
  if (distance(to) < distance(from)) next.delete(from);
  else next.add(from);
  next.add(to);
  return { ids: next, anchor: base };
}

function drop(selection: Selection, gone: readonly string[]): Selection {
  if (!gone.some((id) => selection.ids.has(id))) return selection;
  const left = new Set(gone);
  const ids = new Set([...selection.ids].filter((id) => !left.has(id)));
  const { anchor } = selection;
  return { ids, anchor: anchor !== null && left.has(anchor) ? null : anchor };
}
