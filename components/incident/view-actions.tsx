"use client";

import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { MenuItem } from "@/components/ui/dropdown-menu";
import { writeClipboard } from "@/components/ui/write-clipboard";
import type { IncidentViewDto } from "@/lib/domain/contracts/incident-list";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { IncidentSort } from "@/lib/domain/incident-sort";
import { incidentListHref } from "./incident-list-filters";
import { useChangeView } from "./use-incident-views";

/** What is asked in a dialog before it is done. */
export type ViewDialogKind = "save" | "rename" | "delete";

interface ViewActionsProps {
  /** The saved view that is shown; null of one that is built in, or of none. */
  view: IncidentViewDto | null;
  filters: IncidentFilters;
  /** No part of a view, but of a link to what is seen. */
  sort: IncidentSort | null;
  isChanged: boolean;
  /** Why the saved views could not be read. */
  failure: Error | null;
  onDialog: (kind: ViewDialogKind) => void;
}

/** What can be done with the view that is shown. */
export function ViewActions(props: ViewActionsProps) {
  const { view, filters, sort, isChanged, failure, onDialog } = props;
  const change = useChangeView();
  const { notify } = useNotices();
  const update = (body: { filters?: IncidentFilters; isDefault?: boolean }, said: string) => {
    if (view === null) return;
    change.mutate(
      { kind: "update", id: view.id, body },
      {
        onSuccess: () => notify(said),
        onError: (error) => notify(`Not saved: ${errorMessage(error)}`),
      },
    );
  };
  const copy = async () => {
    const key = view === null || isChanged ? "" : String(view.id);
    // The key alone opens the view as it is by then; a sort beside it needs the filters too.
    const path =
      key === "" || sort !== null ? incidentListHref(filters, key, sort) : `/incidents?view=${key}`;
    const copied = await writeClipboard(`${window.location.origin}${path}`);
    notify(copied ? "Link copied" : "The browser refused to copy the link");
  };
  return (
    <>
      {failure === null ? null : (
        <MenuItem disabled onSelect={() => {}}>
          Saved views could not be read
        </MenuItem>
      )}
      <MenuItem onSelect={() => void copy()}>Copy link</MenuItem>
      <MenuItem onSelect={() => onDialog("save")}>Save as…</MenuItem>
      {view === null ? null : (
        <>
          <MenuItem
            disabled={!isChanged}
            onSelect={() => update({ filters }, `${view.name} is saved as it is now`)}
          >
            Save changes
          </MenuItem>
          <MenuItem
            onSelect={() =>
              update(
                { isDefault: !view.isDefault },
                view.isDefault
                  ? "All incidents are shown at first"
                  : `${view.name} is shown at first`,
              )
            }
          >
            {view.isDefault ? "Not at first any more" : "Show at first"}
          </MenuItem>
          <MenuItem onSelect={() => onDialog("rename")}>Rename…</MenuItem>
          <MenuItem onSelect={() => onDialog("delete")}>Delete…</MenuItem>
        </>
      )}
    </>
  );
}
