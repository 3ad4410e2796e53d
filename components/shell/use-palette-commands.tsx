"use client";

import {
  ChartNoAxesCombined,
  ClipboardCheck,
  Clock,
  FileUp,
  Gauge,
  GitCompareArrows,
  Keyboard,
  Link2,
  List,
  Monitor,
  Moon,
  Network,
  Settings,
  Sun,
  Waypoints,
} from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTimeZone } from "@/components/ui/time-zone";
import { useChooseTraceFile } from "./import-traces";
import { AREAS } from "./navigation";
import { useTheme } from "./theme";
import { useCopyLink } from "./use-copy-link";

export interface PaletteCommand {
  readonly group: string;
  readonly label: string;
  /** Other words a person may type for it. */
  readonly keywords: readonly string[];
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly run: () => void;
}

const AREA_ICONS: Readonly<Record<(typeof AREAS)[number]["path"], ReactNode>> = {
  "/incidents": <List aria-hidden />,
  "/traces": <Waypoints aria-hidden />,
  "/compare": <GitCompareArrows aria-hidden size={15} />,
  "/services": <Network aria-hidden size={15} />,
  "/slos": <Gauge aria-hidden size={15} />,
  "/review": <ClipboardCheck aria-hidden size={14} />,
  "/settings": <Settings aria-hidden size={14} />,
  "/evaluations": <ChartNoAxesCombined aria-hidden size={14} />,
};

const THEMES = [
  { value: "light", label: "Light theme", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark theme", icon: <Moon aria-hidden /> },
  { value: "system", label: "Theme as the system", icon: <Monitor aria-hidden /> },
] as const;

/** What can be done from anywhere; what would change nothing is left out. */
export function usePaletteCommands(onOpenKeys: () => void): readonly PaletteCommand[] {
  const router = useRouter();
  const copyLink = useCopyLink();
  const chooseFile = useChooseTraceFile();
  const { preference, setPreference } = useTheme();
  const { mode, localZone, setMode } = useTimeZone();

  const pages = AREAS.map((area) => ({
    group: "Go to",
    label: area.label,
    keywords: ["go", "page", "list"],
    icon: AREA_ICONS[area.path],
    run: () => router.push(area.path),
  }));
  const themes = THEMES.filter((theme) => theme.value !== preference).map((theme) => ({
    group: "Do",
    label: theme.label,
    keywords: ["theme", "colour", "appearance"],
    icon: theme.icon,
    run: () => setPreference(theme.value),
  }));
  const zone = {
    group: "Do",
    label: mode === "utc" ? `Show times in ${localZone}` : "Show times in UTC",
    keywords: ["time", "zone", "local", "utc"],
    icon: <Clock aria-hidden />,
    run: () => setMode(mode === "utc" ? "local" : "utc"),
  };
  const link = {
    group: "Do",
    label: "Copy a link to this view",
    keywords: ["share", "url", "permalink"],
    icon: <Link2 aria-hidden />,
    shortcut: "y",
    run: copyLink,
  };
  const keys = {
    group: "Do",
    label: "Keyboard shortcuts",
    keywords: ["help", "keys"],
    icon: <Keyboard aria-hidden />,
    shortcut: "?",
    run: onOpenKeys,
  };
  const importFile = {
    group: "Do",
    label: "Import a file of traces",
    keywords: ["otlp", "jaeger", "json", "upload", "open", "drop"],
    icon: <FileUp aria-hidden />,
    run: chooseFile,
  };
  return [...pages, link, importFile, zone, ...themes, keys];
}
