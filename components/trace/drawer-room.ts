"use client";

import { createContext, useContext, useLayoutEffect } from "react";

/** Told by the drawer whether its open tab wants more height. */
export const DrawerRoom = createContext<(wanted: boolean) => void>(() => {});

/** Asks for room while `wanted`. */
export function useRoom(wanted: boolean): void {
  const setRoom = useContext(DrawerRoom);
  useLayoutEffect(() => {
    setRoom(wanted);
    return () => setRoom(false);
  }, [setRoom, wanted]);
}
