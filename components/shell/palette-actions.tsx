"use client";

import { Command } from "cmdk";
import { useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/kbd";
import { inGroups } from "@/lib/view-models/shell/in-groups";
import { formatKey } from "@/lib/view-models/shell/match-key";
import styles from "./command-palette.module.css";
import { currentKeys, type KeyBinding, subscribeToKeys } from "./key-registry";
import { useApple } from "./use-apple";

const NO_KEYS: readonly KeyBinding[] = [];
/** The palette lists these itself. */
const EVERYWHERE = "Everywhere";

/** What the page behind can do by a key, for those who do not know the key. */
export function PaletteActions({ onRun }: { onRun: () => void }) {
  const apple = useApple();
  const bindings = useSyncExternalStore(subscribeToKeys, currentKeys, () => NO_KEYS);
  const here = bindings.filter(({ group, shown }) => group !== EVERYWHERE && shown === undefined);
  return inGroups(here, ({ group }) => group).map(({ name, members }) => (
    <Command.Group key={name} heading={name} className={styles.group}>
      {members.map((binding) => (
        <Command.Item
          key={binding.label}
          className={styles.item}
          value={`${name} ${binding.label}`}
          onSelect={() => {
            onRun();
            // Once the dialog has given the focus back, which some actions move.
            setTimeout(() => press(binding), 0);
          }}
        >
          <span className={styles.icon} />
          <span className={styles.text}>{binding.label}</span>
          <Kbd>{formatKey(binding.keys[0] ?? "", apple)}</Kbd>
        </Command.Item>
      ))}
    </Command.Group>
  ));
}

function press(binding: KeyBinding): void {
  binding.run(new KeyboardEvent("keydown", { key: binding.keys[0] ?? "" }));
}
