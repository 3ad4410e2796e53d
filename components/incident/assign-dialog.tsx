"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { assigneeChoices, NOBODY } from "@/lib/view-models/incident/assignee-choices";
import { ChoiceDialog } from "./choice-dialog";
import dialog from "./choice-dialog.module.css";
import { usePeople } from "./use-lifecycle";

interface AssignDialogProps {
  count: number;
  /** Null: nobody. */
  onAssign: (assignee: string | null) => void;
  onClose: () => void;
}

/** Who is to work on them; oneself first. */
export function AssignDialog({ count, onAssign, onClose }: AssignDialogProps) {
  const [me, setMe] = useOwnName();
  const [search, setSearch] = useState("");
  const people = usePeople(true);
  const names = assigneeChoices({ search, me, assignee: null, people: people.data?.items ?? [] });
  const typed = search.trim().toLowerCase();
  // Never what Enter chooses at first: that would take them from whoever has them.
  const isNobody = typed === "" ? names.length > 0 : "nobody".startsWith(typed);
  return (
    <ChoiceDialog
      open
      onOpenChange={(isOpen) => (isOpen ? null : onClose())}
      title={`Who works on ${formatCountOf(count, "incident")}`}
      placeholder="A name"
      search={search}
      onSearch={setSearch}
      choices={isNobody ? [...names, { value: NOBODY, label: "Nobody" }] : names}
      onChoose={(name) => onAssign(name === NOBODY ? null : name)}
      empty="Type a name."
    >
      <TextField label="Your name" value={me} onChange={setMe} className={dialog.name} />
      <span>Kept in this browser, and recorded with what you do.</span>
    </ChoiceDialog>
  );
}
