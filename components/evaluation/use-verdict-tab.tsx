"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useKeys } from "@/components/shell/use-keys";
import type { DrawerTab } from "@/components/trace/trace-drawer";
import { laterTab } from "@/components/ui/later-tab";
import { useFetchAhead } from "@/components/ui/use-fetch-ahead";
import { useVerdictForm, type VerdictFormInput, type VerdictFormState } from "./use-verdict-form";
import { focusVerdictForm } from "./verdict-field";

export const VERDICT_TAB = "verdict";

const VerdictPanel = laterTab(
  () => import("./verdict-panel").then((module) => module.VerdictPanel),
  "The form of a verdict",
);

interface VerdictTab {
  readonly tab: DrawerTab;
  readonly state: VerdictFormState;
  readonly open: () => void;
}

/** The tab in which a verdict is given, the form behind it, and the keys that lead there. */
export function useVerdictTab(input: VerdictFormInput): VerdictTab {
  const state = useVerdictForm(input);
  useFetchAhead(VerdictPanel.fetchAhead);
  const [, setTab] = useQueryState("tab", parseAsString);
  const open = () => void setTab(VERDICT_TAB);
  const openAndFocus = () => {
    open();
    focusVerdictForm();
  };
  useKeys([
    { keys: ["w"], label: "Write the verdict", group: "Verdict", run: openAndFocus },
    {
      keys: ["mod+enter"],
      label: "Save the verdict",
      group: "Verdict",
      run: state.save,
      always: true,
    },
  ]);
  const count = state.verdicts.length === 0 ? {} : { count: String(state.verdicts.length) };
  const content = <VerdictPanel input={input} state={state} />;
  const tab = {
    value: VERDICT_TAB,
    label: "Verdict",
    ...count,
    fetchAhead: VerdictPanel.fetchAhead,
    content,
    roomy: true,
  };
  return { tab, state, open };
}
