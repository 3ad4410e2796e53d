"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useKeys } from "@/components/shell/use-keys";
import type { DrawerTab } from "@/components/trace/trace-drawer";
import { useFetchAhead } from "@/components/ui/use-fetch-ahead";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { LaterActivity } from "./later-tabs";
import { focusNoteField } from "./note-field";

export const ACTIVITY_TAB = "activity";

/** The tab of what happened and what people noted, and the key that leads to a new note. */
export function useActivityTab(incident: IncidentDetailDto): DrawerTab {
  const [, setTab] = useQueryState("tab", parseAsString);
  useFetchAhead(LaterActivity.fetchAhead);
  const note = () => {
    void setTab(ACTIVITY_TAB);
    focusNoteField();
  };
  useKeys([{ keys: ["N"], label: "Note something", group: "Incident", run: note }]);
  const onOpenTab = (tab: string) => void setTab(tab);
  const content = <LaterActivity incident={incident} onOpenTab={onOpenTab} />;
  const { fetchAhead } = LaterActivity;
  return { value: ACTIVITY_TAB, label: "Activity", fetchAhead, content, roomy: true };
}
