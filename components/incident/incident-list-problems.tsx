import { ErrorState } from "@/components/ui/error-state";
import { ReadState } from "@/components/ui/read-state";
import type { useIncidentList } from "./use-incident-list";
import type { useIncidentViews } from "./use-incident-views";

interface IncidentListProblemsProps {
  list: ReturnType<typeof useIncidentList>;
  views: ReturnType<typeof useIncidentViews>;
  /** The key of the view that the address names. */
  view: string;
}

/** What stands in the way of the list, above what is still shown of it. */
export function IncidentListProblems({ list, views, view }: IncidentListProblemsProps) {
  return (
    <>
      {isLost(view, views) ? (
        <ErrorState
          title="This view is not there any more."
          message="Somebody deleted it; the filters of this address are in force."
          compact
        />
      ) : null}
      {list.rows === null ? null : <ReadState query={list} what="The incidents" />}
    </>
  );
}

/** The address names a saved view that is not among those that are. */
function isLost(key: string, views: IncidentListProblemsProps["views"]): boolean {
  if (!/^[0-9]+$/.test(key) || views.data === undefined || views.isFetching) return false;
  return !views.data.items.some(({ id }) => String(id) === key);
}
