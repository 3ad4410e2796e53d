"use client";

import { laterDialog } from "@/components/ui/later-dialog";

/** One of a list, by typing a part of it, or by the arrows; Enter chooses. */
export const ChoiceDialog = laterDialog(
  () => import("./choice-dialog-content").then((module) => module.ChoiceDialogContent),
  "The list to choose from",
);
