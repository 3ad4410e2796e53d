"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { laterDialog } from "@/components/ui/later-dialog";
import type { SloDto } from "@/lib/domain/contracts/slo";

const EditSloDialog = laterDialog(
  () => import("./edit-slo-dialog").then((module) => module.EditSloDialog),
  "The form of the SLO",
);

export function EditSloButton({ slo }: { slo: SloDto }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPointerEnter={EditSloDialog.fetchAhead} onClick={() => setOpen(true)}>
        Edit
      </Button>
      <EditSloDialog slo={slo} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
