"use client";

import { type FormEvent, useState } from "react";
import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import type { IncidentViewDto } from "@/lib/domain/contracts/incident-list";
import styles from "./list-dialog.module.css";
import { useChangeView, type ViewChange } from "./use-incident-views";
import type { ListFilters } from "./use-list-filters";
import type { ViewDialogKind } from "./view-actions";

interface ViewDialogProps {
  kind: ViewDialogKind;
  /** The view that is renamed or deleted. */
  view: IncidentViewDto | null;
  list: ListFilters;
  onClose: () => void;
}

const TITLES = { save: "Save this view", rename: "Rename the view", delete: "Delete the view" };
const BUTTONS = { save: "Save", rename: "Rename", delete: "Delete" };

/** Asks for a name, or whether it is meant. */
export function ViewDialog({ kind, view, list, onClose }: ViewDialogProps) {
  const [me] = useOwnName();
  const [name, setName] = useState(kind === "rename" ? (view?.name ?? "") : "");
  const change = useChangeView();
  const { notify } = useNotices();
  const wanted = toChange(kind, { view, name: name.trim(), filters: list.filters, me });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === null) return;
    change.mutate(wanted, {
      onSuccess: (id) => {
        if (kind === "save" && id !== null) list.open(list.filters, String(id));
        if (kind === "delete") list.open(list.filters, "all");
        notify(kind === "delete" ? `${view?.name ?? "The view"} is deleted` : "The view is saved");
        onClose();
      },
    });
  };
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? null : onClose())} title={TITLES[kind]}>
      <form className={styles.form} onSubmit={submit} aria-label={TITLES[kind]}>
        {kind === "delete" ? (
          <p className={styles.text}>
            <strong>{view?.name}</strong> goes for everybody, and links to it show all incidents.
          </p>
        ) : (
          <TextField label="Name" value={name} onChange={setName} autoFocus />
        )}
        {change.isError ? (
          <p role="alert" className={styles.error}>
            {errorMessage(change.error)}
          </p>
        ) : null}
        <footer className={styles.foot}>
          <span>{kind === "save" ? "Everybody who opens this project finds it." : ""}</span>
          <Button type="submit" variant="solid" disabled={wanted === null || change.isPending}>
            {BUTTONS[kind]}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

interface Asked {
  readonly view: IncidentViewDto | null;
  readonly name: string;
  readonly filters: ListFilters["filters"];
  readonly me: string;
}

/** Null while something is missing. */
function toChange(kind: ViewDialogKind, { view, name, filters, me }: Asked): ViewChange | null {
  if (kind === "save") {
    const by = me === "" ? {} : { by: me };
    return name === ""
      ? null
      : { kind: "create", body: { name, filters, isDefault: false, ...by } };
  }
  if (view === null) return null;
  if (kind === "delete") return { kind, id: view.id };
  return name === "" ? null : { kind: "update", id: view.id, body: { name } };
}
