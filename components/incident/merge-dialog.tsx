"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { ReadState } from "@/components/ui/read-state";
import { listIncidents } from "@/lib/domain/contracts/incident-calls";
import { ChoiceDialog } from "./choice-dialog";
import dialog from "./choice-dialog.module.css";
import { useMergeIncident } from "./use-lifecycle";

interface MergeDialogProps {
  incidentId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const MOST_CHOICES = 12;

/** Which incident goes on for this one. */
export function MergeDialog({ incidentId, open, onOpenChange }: MergeDialogProps) {
  const [search, setSearch] = useState("");
  const router = useRouter();
  const { notify } = useNotices();
  const merge = useMergeIncident(incidentId, ({ id }) => {
    onOpenChange(false);
    notify(`${incidentId} is merged into ${id}`);
    router.push(`/incidents/${id}?tab=activity`);
  });
  const found = useQuery({
    queryKey: ["incidents", "to-merge", search],
    queryFn: ({ signal }) =>
      fetchEndpoint(listIncidents, { query: { q: search, limit: MOST_CHOICES }, signal }),
    enabled: open,
    placeholderData: (before) => before,
  });
  const others = (found.data?.items ?? []).filter(({ id }) => id !== incidentId);
  return (
    <ChoiceDialog
      open={open}
      onOpenChange={(isOpen) => {
        if (isOpen) merge.reset();
        onOpenChange(isOpen);
      }}
      title={`Merge ${incidentId} into another incident`}
      placeholder="The incident that goes on: its id, title or service"
      search={search}
      onSearch={setSearch}
      choices={others.map(({ id, title, status }) => ({
        value: id,
        id,
        label: title,
        note: status,
      }))}
      onChoose={(into) => merge.mutate(into)}
      empty={emptyText(found)}
    >
      <ReadState query={found} what="The incidents" compact />
      <span>
        Its alerts, also those to come, go to the other one; evidence and notes are read there. The
        page of {incidentId} stays and leads there, where the merge can be undone.
      </span>
      {merge.isError ? (
        <span role="alert" className={dialog.refusal}>
          Not merged: {errorMessage(merge.error)}
        </span>
      ) : null}
    </ChoiceDialog>
  );
}

function emptyText({ data, error }: { data: unknown; error: Error | null }): string {
  if (error !== null && data === undefined) return "Which incidents there are is not known.";
  return data === undefined ? "Looking…" : "No other incident matches.";
}
