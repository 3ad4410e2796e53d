"use client";

import { UserRound } from "lucide-react";
import { useState } from "react";
import { useReviewer } from "@/components/evaluation/use-reviewer";
import { useNotices } from "@/components/shell/notices";
import { useKeys } from "@/components/shell/use-keys";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { assigneeChoices, NOBODY } from "@/lib/view-models/incident/assignee-choices";
import { ChoiceDialog } from "./choice-dialog";
import dialog from "./choice-dialog.module.css";
import styles from "./incident-actions.module.css";
import { usePeople } from "./use-lifecycle";
import { useUpdateIncident } from "./use-update-incident";

/** Who works on it: taken with one key, given to anybody by name. */
export function AssigneeControl({ incident }: { incident: IncidentDetailDto }) {
  const { id, assignee } = incident;
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const [me, setMe] = useReviewer();
  const people = usePeople(open);
  const update = useUpdateIncident(id);
  const { notify } = useNotices();
  const openDialog = () => {
    setSearch("");
    update.reset();
    setOpen(true);
  };
  const assign = (name: string | null) =>
    update.mutate(
      { assignee: name },
      {
        onSuccess: () => {
          setOpen(false);
          notify(name === null ? `${id} is nobody's` : `${id} is assigned to ${name}`);
        },
        onError: (error) => notify(`Not saved: ${errorMessage(error)}`),
      },
    );
  const take = () => (me.trim() === "" ? openDialog() : assign(me.trim()));
  useKeys([
    { keys: ["t"], label: "Assign to me", group: "Incident", run: take },
    { keys: ["T"], label: "Assign to somebody", group: "Incident", run: openDialog },
  ]);
  return (
    <>
      <Button
        icon={<UserRound aria-hidden size={14} />}
        className={styles.assignee}
        aria-label={assignee === null ? "Assign" : `Assigned to ${assignee}: change`}
        title={assignee === null ? "Nobody works on it" : `Assigned to ${assignee}`}
        {...(assignee === null ? { shortcut: "t" } : {})}
        onClick={openDialog}
      >
        <span className={styles.name}>{assignee ?? "Assign"}</span>
      </Button>
      <ChoiceDialog
        open={open}
        onOpenChange={setOpen}
        title={`Who works on ${id}`}
        placeholder="A name"
        search={search}
        onSearch={setSearch}
        choices={assigneeChoices({ search, me, assignee, people: people.data?.items ?? [] })}
        onChoose={(name) => assign(name === NOBODY ? null : name)}
        empty="Type a name."
      >
        <TextField label="You are" value={me} onChange={setMe} className={dialog.name} />
        <span>Kept by this browser, and told with what you do.</span>
        {update.isError ? (
          <span role="alert" className={dialog.refusal}>
            {errorMessage(update.error)}
          </span>
        ) : null}
      </ChoiceDialog>
    </>
  );
}
