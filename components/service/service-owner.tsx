"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { laterDialog } from "@/components/ui/later-dialog";
import { Time } from "@/components/ui/time";
import type { ServiceOwnerDto } from "@/lib/domain/contracts/service";
import styles from "./service-page.module.css";

const OwnerDialog = laterDialog(
  () => import("./owner-dialog").then((module) => module.OwnerDialog),
  "The form of an owner",
);

interface ServiceOwnerProps {
  serviceName: string;
  owner: ServiceOwnerDto | null;
}

/** Whose service it is, how that is known, and a way to say it. */
export function ServiceOwner({ serviceName, owner }: ServiceOwnerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span className={styles.owner}>
      {owner === null ? (
        "no owner told"
      ) : (
        <>
          owner <strong>{owner.name}</strong> <Source owner={owner} />
        </>
      )}
      <Button
        variant="ghost"
        aria-label={owner === null ? "Say who owns it" : "Change the owner"}
        icon={<Pencil aria-hidden size={13} />}
        onClick={() => setOpen(true)}
      />
      {isOpen ? (
        <OwnerDialog serviceName={serviceName} owner={owner} onClose={() => setOpen(false)} />
      ) : null}
    </span>
  );
}

function Source({ owner: { attribute, setBy, setAt } }: { owner: ServiceOwnerDto }) {
  if (setAt === null) return <span>as its spans tell ({attribute})</span>;
  return (
    <span>
      set{setBy === null ? "" : ` by ${setBy}`} <Time unixMs={Date.parse(setAt)} />
    </span>
  );
}
