"use client";

import { Check, Info, TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import { type CompletenessItem, toCompleteness } from "@/lib/view-models/trace/completeness";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { ClockToggle } from "./clock-toggle";
import styles from "./completeness-line.module.css";

interface CompletenessLineProps {
  model: TraceModel;
  onSelectNode: (nodeId: string) => void;
}

/** How whole the trace is, in one line; each repair with its reason behind it. */
export function CompletenessLine({ model, onSelectNode }: CompletenessLineProps) {
  const [open, setOpen] = useState(false);
  const completeness = useMemo(() => toCompleteness(model), [model]);
  if (completeness.level === "complete") {
    return (
      <span className={styles.complete} title={completeness.summary}>
        <Check aria-hidden size={13} />
        <span className={styles.summary}>{completeness.summary}</span>
      </span>
    );
  }
  const isNoted = completeness.level === "noted";
  return (
    <div className={styles.line}>
      <ClockToggle clock={model.clock} />
      <button
        type="button"
        className={isNoted ? styles.noted : styles.degraded}
        title={completeness.summary}
        onClick={() => setOpen(true)}
      >
        {isNoted ? <Info aria-hidden size={13} /> : <TriangleAlert aria-hidden size={13} />}
        <span className={styles.summary}>
          {isNoted ? "complete as sent" : completeness.level}: {completeness.summary}
        </span>
      </button>
      <Dialog open={open} onOpenChange={setOpen} title="What this trace does not show as it was">
        <ul className={styles.items}>
          {completeness.items.map((item) => (
            <Item
              key={`${item.title}-${item.reason}`}
              item={item}
              onSelect={(nodeId) => {
                setOpen(false);
                onSelectNode(nodeId);
              }}
            />
          ))}
        </ul>
      </Dialog>
    </div>
  );
}

/** More would be a list of ids that nobody reads. */
const NODES_SHOWN = 12;

interface ItemProps {
  item: CompletenessItem;
  onSelect: (nodeId: string) => void;
}

function Item({ item, onSelect }: ItemProps) {
  const rest = item.nodeIds.length - NODES_SHOWN;
  return (
    <li className={styles.item}>
      <strong>{item.title}</strong>
      <p className={styles.reason}>{item.reason}</p>
      {item.nodeIds.length === 0 ? null : (
        <p className={styles.nodes}>
          {item.nodeIds.slice(0, NODES_SHOWN).map((nodeId) => (
            <button
              key={nodeId}
              type="button"
              className={styles.node}
              onClick={() => onSelect(nodeId)}
            >
              {shortenId(nodeId)}
            </button>
          ))}
          {rest > 0 ? <span>and {rest} more</span> : null}
        </p>
      )}
    </li>
  );
}
