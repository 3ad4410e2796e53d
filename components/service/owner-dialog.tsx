"use client";

import { type FormEvent, useState } from "react";
import { useNotices } from "@/components/shell/notices";
import dialog from "@/components/slo/slo-dialog.module.css";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useOwnName } from "@/components/ui/use-own-name";
import type { ServiceOwnerDto } from "@/lib/domain/contracts/service";
import { useSetOwner } from "./use-services";

interface OwnerDialogProps {
  serviceName: string;
  owner: ServiceOwnerDto | null;
  onClose: () => void;
}

/** Who owns a service: a team, a person. What is said here goes before what its spans tell. */
export function OwnerDialog({ serviceName, owner, onClose }: OwnerDialogProps) {
  const [me] = useOwnName();
  const [name, setName] = useState(owner?.name ?? "");
  const save = useSetOwner(serviceName);
  const { notify } = useNotices();
  const set = (wanted: string | null) =>
    save.mutate(
      { owner: wanted, ...(me === "" ? {} : { by: me }) },
      {
        onSuccess: (now) => {
          notify(now.owner === null ? "No owner is told" : `The owner is ${now.owner.name}`);
          onClose();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") set(name.trim());
  };
  const title = `Owner of ${serviceName}`;
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? null : onClose())} title={title}>
      <form className={dialog.form} onSubmit={submit} aria-label={title}>
        <TextField label="Owner" value={name} onChange={setName} placeholder="a team" autoFocus />
        <p className={dialog.note}>
          It goes before what the service’s own spans tell (the resource attribute service.owner, or
          team).
        </p>
        {save.isError ? (
          <p className={dialog.error} role="alert">
            {errorMessage(save.error)}
          </p>
        ) : null}
        <footer className={dialog.foot}>
          <span />
          {owner?.setAt == null ? null : (
            <Button onClick={() => set(null)} disabled={save.isPending}>
              Back to what its spans tell
            </Button>
          )}
          <Button type="submit" variant="solid" disabled={name.trim() === "" || save.isPending}>
            Save
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
