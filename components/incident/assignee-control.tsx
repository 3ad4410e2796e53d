"use client";

import { UserRound } from "lucide-react";
import { useState } from "react";
import { useNotices } from "@/components/shell/notices";
import { useKeys } from "@/components/shell/use-keys";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
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
  // Somebody without a name wants it: the name that they choose is theirs.
  const [isTaking, setIsTaking] = useState(false);
  const [me, setMe] = useOwnName();
  const people = usePeople(open);
  const update = useUpdateIncident(id);
  const { notify } = useNotices();
  const openDialog = () => {
    setIsTaking(false);
    setSearch("");
    update.reset();
    setOpen(true);
  };
  const assign = (name: string | null, by?: string) =>
    update.mutate(
      { assignee: name, ...(by === undefined ? {} : { by }) },
      {
        onSuccess: () => {
          setOpen(false);
          notify(name === null ? `${id} is nobody's` : `${id} is assigned to ${name}`);
        },
        onError: (error) => notify(`Not saved: ${errorMessage(error)}`),
      },
    );
  const take = () => {
    if (me.trim() !== "") return assign(me.trim());
    openDialog();
    setIsTaking(true);
  };
  const choose = (name: string) => {
    if (!isTaking) return assign(name === NOBODY ? null : name);
    setMe(name);
    assign(name, name);
  };
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
        title={isTaking ? `Take ${id}` : `Who works on ${id}`}
        placeholder={isTaking ? "Your name" : "A name"}
        search={search}
        onSearch={setSearch}
        choices={assigneeChoices({ search, me, assignee, people: people.data?.items ?? [] })}
        onChoose={choose}
        empty="Type a name."
      >
        <TextField label="Your name" value={me} onChange={setMe} className={dialog.name} />
        <span>Kept in this browser, and recorded with what you do.</span>
        {update.isError ? (
          <span role="alert" className={dialog.refusal}>
            {errorMessage(update.error)}
          </span>
        ) : null}
      </ChoiceDialog>
    </>
  );
}
