"use client";

import { type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { laterDialog } from "@/components/ui/later-dialog";
import { useFetchAhead } from "@/components/ui/use-fetch-ahead";
import styles from "./app-shell.module.css";
import { ImportTraces } from "./import-traces";
import { NoticesProvider } from "./notices";
import { TopBar } from "./top-bar";
import { useCopyLink } from "./use-copy-link";
import { useKeys } from "./use-keys";

/** Apart: nobody waits for what is not asked for yet. */
const CommandPalette = laterDialog(
  () => import("./command-palette").then((module) => module.CommandPalette),
  "The command palette",
);
const KeySheet = laterDialog(
  () => import("./key-sheet").then((module) => module.KeySheet),
  "The list of keys",
);

function fetchDialogs(): void {
  Dialog.fetchAhead();
  CommandPalette.fetchAhead();
  KeySheet.fetchAhead();
}

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

  useFetchAhead(fetchDialogs);

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <TopBar onOpenPalette={() => setOpen("palette")} onOpenKeys={() => setOpen("keys")} />
      <main className={styles.main} id="main" tabIndex={-1}>
        {children}
      </main>
      {open === "palette" ? (
        <CommandPalette
          open
          onOpenChange={(isOpen) => setOpen(isOpen ? "palette" : null)}
          onOpenKeys={() => setOpen("keys")}
        />
      ) : null}
      {open === "keys" ? (
        <KeySheet open onOpenChange={(isOpen) => setOpen(isOpen ? "keys" : null)} />
      ) : null}
    </div>
  );
}
