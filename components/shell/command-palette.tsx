"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DialogContent } from "@/components/ui/dialog-content";
import { Kbd } from "@/components/ui/kbd";
import { findTarget, targetPath } from "@/lib/view-models/shell/find-target";
import { inGroups } from "@/lib/view-models/shell/in-groups";
import styles from "./command-palette.module.css";
import { PaletteActions } from "./palette-actions";
import { PaletteFind } from "./palette-find";
import { PaletteIncidents } from "./palette-incidents";
import { PaletteServices } from "./palette-services";
import { PaletteTarget } from "./palette-target";
import { type PaletteCommand, usePaletteCommands } from "./use-palette-commands";

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onOpenKeys: () => void;
}

export function CommandPalette({ open, onOpenChange, onOpenKeys }: CommandPaletteProps) {
  return (
    <DialogContent open={open} onOpenChange={onOpenChange} title="Command palette" bare>
      <PaletteBody onClose={() => onOpenChange(false)} onOpenKeys={onOpenKeys} />
    </DialogContent>
  );
}

/** Mounted while the dialog is open, so that each opening starts empty. */
function PaletteBody({ onClose, onOpenKeys }: { onClose: () => void; onOpenKeys: () => void }) {
  const router = useRouter();
  const [search, setSearch] = useState("");
  const commands = usePaletteCommands(onOpenKeys);
  const target = findTarget(search);

  const go = (path: string) => {
    onClose();
    router.push(path);
  };
  const run = (command: PaletteCommand) => {
    onClose();
    command.run();
  };

  return (
    <Command className={styles.palette} label="Command palette" filter={hasEachWord} loop>
      <Command.Input
        className={styles.input}
        value={search}
        onValueChange={setSearch}
        placeholder="An incident, trace id, service, span of this trace, page or action"
      />
      <Command.List className={styles.list}>
        <Command.Empty className={styles.empty}>
          Nothing matches. An incident is found by id or title, a service by name, a trace by its
          whole id.
        </Command.Empty>
        {target === null ? null : (
          <PaletteTarget target={target} onSelect={() => go(targetPath(target))} />
        )}
        {inGroups(commands, (command) => command.group).map(({ name, members }) => (
          <Command.Group key={name} heading={name} className={styles.group}>
            {members.map((command) => (
              <Command.Item
                key={command.label}
                className={styles.item}
                value={command.label}
                keywords={[...command.keywords]}
                onSelect={() => run(command)}
              >
                <span className={styles.icon}>{command.icon}</span>
                <span className={styles.text}>{command.label}</span>
                {command.shortcut === undefined ? null : <Kbd>{command.shortcut}</Kbd>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
        <PaletteIncidents search={search} onSelect={go} />
        <PaletteServices search={search} onSelect={go} />
        <PaletteFind search={search} onSelect={go} />
        <PaletteActions onRun={onClose} />
      </Command.List>
    </Command>
  );
}

/** Names that hold each of the words typed. Letters strewn over a sentence are no match. */
function hasEachWord(value: string, search: string, keywords: readonly string[] = []): number {
  const text = [value, ...keywords].join(" ").toLowerCase();
  const words = search.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) ? 1 : 0;
}
