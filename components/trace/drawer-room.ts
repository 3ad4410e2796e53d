"use client";

import { createContext, type RefObject, useCallback, useContext, useEffect, useRef } from "react";
import type { ImperativePanelHandle } from "react-resizable-panels";

/** Percent of the height that a form or a text wants, and what tables and lists have. */
const ROOM = 46;
const USUAL = 20;

type SetRoom = (wanted: boolean) => void;

/** Told by the drawer whether its open tab wants more height. */
export const DrawerRoom = createContext<SetRoom>(() => {});

/** Grows the drawer while room is wanted and it has less, and gives it back after. */
export function useDrawerRoom(panel: RefObject<ImperativePanelHandle | null>): SetRoom {
  const before = useRef<number | null>(null);
  return useCallback(
    (wanted) => {
      const size = panel.current?.getSize();
      if (size === undefined) return;
      if (wanted && size < ROOM) {
        before.current = size;
        panel.current?.resize(ROOM);
      } else if (!wanted && Math.abs(size - ROOM) < 0.5) {
        // Grown by us, here or in the layout that stood here before; else it is as somebody drew it.
        panel.current?.resize(before.current ?? USUAL);
        before.current = null;
      }
    },
    [panel],
  );
}

/** Asks for room while `wanted`. */
export function useRoom(wanted: boolean): void {
  const setRoom = useContext(DrawerRoom);
  useEffect(() => setRoom(wanted), [setRoom, wanted]);
}
