"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";

const LaterGuide = laterPart(
  () => import("@/components/shell/setup-guide").then((module) => module.SetupGuide),
  { name: "The guide", loading: () => <LoadingLines label="Loading the guide" count={6} /> },
);

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
      <LaterGuide origin={origin} />
    </>
  );
}
