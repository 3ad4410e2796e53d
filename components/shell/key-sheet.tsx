"use client";

import { useSyncExternalStore } from "react";
import { DialogContent } from "@/components/ui/dialog-content";
import { Kbd } from "@/components/ui/kbd";
import { inGroups } from "@/lib/view-models/shell/in-groups";
import { formatKey } from "@/lib/view-models/shell/match-key";
import { currentKeys, type KeyBinding, subscribeToKeys } from "./key-registry";
import styles from "./key-sheet.module.css";
import { useApple } from "./use-apple";

export interface KeySheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const NO_KEYS: readonly KeyBinding[] = [];

/** The keys that work on the page behind it, as the page has registered them. */
export function KeySheet({ open, onOpenChange }: KeySheetProps) {
  const bindings = useSyncExternalStore(subscribeToKeys, currentKeys, () => NO_KEYS);
  return (
    <DialogContent open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className={styles.groups}>
        {inGroups(bindings, (binding) => binding.group).map(({ name, members }) => (
          <KeyGroup key={name} name={name} bindings={members} />
        ))}
      </div>
      <p className={styles.note}>None of them works while you type in a field.</p>
    </DialogContent>
  );
}

function KeyGroup({ name, bindings }: { name: string; bindings: readonly KeyBinding[] }) {
  const apple = useApple();
  return (
    <section>
      <h3 className={styles.heading}>{name}</h3>
      <dl className={styles.list}>
        {bindings.map((binding) => (
          <div className={styles.row} key={binding.label}>
            <dt>{binding.label}</dt>
            <dd className={styles.keys}>
              {binding.shown === undefined ? (
                binding.keys.map((key) => <Kbd key={key}>{formatKey(key, apple)}</Kbd>)
              ) : (
                <Kbd>{binding.shown}</Kbd>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
