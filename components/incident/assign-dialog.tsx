"use client";

import { type FormEvent, useState } from "react";
import { useReviewer } from "@/components/evaluation/use-reviewer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./list-dialog.module.css";

interface AssignDialogProps {
  count: number;
  /** Null: nobody. */
  onAssign: (assignee: string | null) => void;
  onClose: () => void;
}

/** Who is to work on them; oneself at first. */
export function AssignDialog({ count, onAssign, onClose }: AssignDialogProps) {
  const [me] = useReviewer();
  const [name, setName] = useState(me);
  const title = `Assign ${formatCountOf(count, "incident")}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onAssign(name.trim());
  };
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? null : onClose())} title={title}>
      <form className={styles.form} onSubmit={submit} aria-label={title}>
        <TextField label="To" value={name} onChange={setName} placeholder="a name" autoFocus />
        <footer className={styles.foot}>
          <span />
          <Button onClick={() => onAssign(null)}>To nobody</Button>
          <Button type="submit" variant="solid" disabled={name.trim() === ""}>
            Assign
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
