import { SetupGuide } from "@/components/shell/setup-guide";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import page from "@/components/ui/page-body.module.css";

export interface IncidentListEmptyProps {
  filtered: boolean;
  onClear: () => void;
  origin: string;
}

/** Nothing matches, or nothing is there yet: two different things to do. */
export function IncidentListEmpty({ filtered, onClear, origin }: IncidentListEmptyProps) {
  if (filtered) {
    return (
      <EmptyState
        title="No incident matches these filters"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        The search looks at ids, titles, alerts and services.
      </EmptyState>
    );
  }
  return (
    <>
      <div className={page.lead}>
        <h2>No incidents yet</h2>
        <p>
          An incident opens when an alert arrives. Its evidence comes from the telemetry of the
          services that the alert names, so send both here.
        </p>
      </div>
      <SetupGuide origin={origin} />
    </>
  );
}
