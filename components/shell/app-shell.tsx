"use client";

import { type ReactNode, useState } from "react";
import styles from "./app-shell.module.css";
import { CommandPalette } from "./command-palette";
import { ImportTraces } from "./import-traces";
import { KeySheet } from "./key-sheet";
import { NoticesProvider } from "./notices";
import { TopBar } from "./top-bar";
import { useCopyLink } from "./use-copy-link";
import { useKeys } from "./use-keys";

/** Top bar above, the page below; the page itself never scrolls, its panels do. */
export function AppShell({ children }: { children: ReactNode }) {
  return (
    <NoticesProvider>
      <ImportTraces>
        <Frame>{children}</Frame>
      </ImportTraces>
    </NoticesProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const copyLink = useCopyLink();
  const toggle = (dialog: "palette" | "keys") => setOpen(open === dialog ? null : dialog);

  useKeys([
    {
      keys: ["mod+k"],
      label: "Command palette",
      group: "Everywhere",
      always: true,
      run: () => toggle("palette"),
    },
    { keys: ["?"], label: "Keyboard shortcuts", group: "Everywhere", run: () => toggle("keys") },
    { keys: ["y"], label: "Copy a link to this view", group: "Everywhere", run: copyLink },
  ]);

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <TopBar onOpenPalette={() => setOpen("palette")} onOpenKeys={() => setOpen("keys")} />
      <main className={styles.main} id="main" tabIndex={-1}>
        {children}
      </main>
      <CommandPalette
        open={open === "palette"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "palette" : null)}
        onOpenKeys={() => setOpen("keys")}
      />
      <KeySheet open={open === "keys"} onOpenChange={(isOpen) => setOpen(isOpen ? "keys" : null)} />
    </div>
  );
}
