"use client";

import { Maximize2, Minimize2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { type FullPanel, useFullPanel } from "./use-full-panel";

const KEYS: Readonly<Record<FullPanel, string>> = { graph: "G", waterfall: "W", drawer: "D" };
const NOUNS: Readonly<Record<FullPanel, string>> = {
  graph: "graph",
  waterfall: "waterfall",
  drawer: "tabs",
};

/** Gives a panel of the workspace the room of the others, and gives it back. */
export function FullButton({ panel }: { panel: FullPanel }) {
  const { full, toggle } = useFullPanel();
  const isFull = full === panel;
  const Icon = isFull ? Minimize2 : Maximize2;
  return (
    <IconButton
      label={isFull ? "Back to all panels" : `Give the ${NOUNS[panel]} all the room`}
      shortcut={KEYS[panel]}
      pressed={isFull}
      icon={<Icon aria-hidden />}
      onClick={() => toggle(panel)}
    />
  );
}
