"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import styles from "./list-dialog.module.css";

interface NameDialogProps {
  why: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks once who works in this browser. */
export function NameDialog({ why, onName, onClose }: NameDialogProps) {
  const [, setMe] = useOwnName();
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given === "") return;
    setMe(given);
    onName(given);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? null : onClose())} title="Your name">
      <form className={styles.form} onSubmit={submit} aria-label="Give your name">
        <TextField label="Your name" value={name} onChange={setName} autoFocus />
        <footer className={styles.foot}>
          <span>{why} This browser keeps it.</span>
          <Button type="submit" variant="solid" disabled={name.trim() === ""}>
            Go on
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
