"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./list-dialog.module.css";

interface ResolveDialogProps {
  count: number;
  onResolve: () => void;
  onClose: () => void;
}

/** Resolving is what others stop looking for: it is asked twice. */
export function ResolveDialog({ count, onResolve, onClose }: ResolveDialogProps) {
  const title = `Resolve ${formatCountOf(count, "incident")}?`;
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? null : onClose())} title={title}>
      <div className={styles.form}>
        <p className={styles.text}>
          They leave the list of open incidents, and your webhook is told. Each can be reopened.
        </p>
        <footer className={styles.foot}>
          <span />
          <Button onClick={onClose}>Keep them open</Button>
          <Button variant="solid" onClick={onResolve} autoFocus>
            Resolve
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
