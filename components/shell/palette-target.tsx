import { Command } from "cmdk";
import { CornerDownRight } from "lucide-react";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import type { Target } from "@/lib/view-models/shell/find-target";
import styles from "./command-palette.module.css";

/** The row for an id that was typed or pasted whole. */
export function PaletteTarget({ target, onSelect }: { target: Target; onSelect: () => void }) {
  return (
    <Command.Group heading="Open" className={styles.group} forceMount>
      <Command.Item className={styles.item} value="open target" onSelect={onSelect} forceMount>
        <span className={styles.icon}>
          <CornerDownRight aria-hidden />
        </span>
        <span className={styles.text}>{targetLabel(target)}</span>
      </Command.Item>
    </Command.Group>
  );
}

function targetLabel(target: Target): string {
  switch (target.kind) {
    case "incident":
      return `Incident ${target.incidentId}`;
    case "trace": {
      const span = target.spanId === null ? "" : `, span ${shortenId(target.spanId)}`;
      return `Trace ${shortenId(target.traceId)}${span}`;
    }
  }
}
