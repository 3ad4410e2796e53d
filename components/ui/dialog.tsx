"use client";

import { laterDialog } from "./later-dialog";

/** What stands over the page until it is answered or left. */
export const Dialog = laterDialog(
  () => import("./dialog-content").then((module) => module.DialogContent),
  "The dialog",
);
