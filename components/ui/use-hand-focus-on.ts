"use client";

import { type RefObject, useLayoutEffect } from "react";

/**
 * Focus within `root` goes to the panel around it when `root` leaves the page: who pressed a button
 * that did its work goes on from there, and not from the top of the page.
 */
export function useHandFocusOn(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = root.current;
    return () => {
      if (element?.contains(document.activeElement) !== true) return;
      const panel = element.parentElement?.closest<HTMLElement>("section, [role=tabpanel], main");
      if (panel === null || panel === undefined) return;
      if (!panel.hasAttribute("tabindex")) panel.tabIndex = -1;
      panel.focus({ preventScroll: true });
    };
  }, [root]);
}
