"use client";

import { useCallback } from "react";
import { writeClipboard } from "@/components/ui/write-clipboard";
import { useNotices } from "./notices";

/** Copies the address of what is being looked at: every state of a view is in it. */
export function useCopyLink(): () => void {
  const { notify } = useNotices();
  return useCallback(async () => {
    const copied = await writeClipboard(window.location.href);
    notify(copied ? "Link copied" : "The browser refused to copy the link");
  }, [notify]);
}
