"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import {
  serializeZonePreference,
  type ZoneMode,
  type ZonePreference,
  zoneOf,
} from "@/lib/view-models/format/zone-preference";
import { writePreference } from "./preference-cookie";

interface TimeZoneValue {
  /** IANA name to format with. */
  readonly timeZone: string;
  readonly mode: ZoneMode;
  readonly localZone: string;
  readonly setMode: (mode: ZoneMode) => void;
}

const TimeZoneContext = createContext<TimeZoneValue>({
  timeZone: "UTC",
  mode: "utc",
  localZone: "UTC",
  setMode: () => {},
});

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The first visit renders in UTC and turns local once the browser has told its zone; later ones match. */
export function TimeZoneProvider({
  initial,
  children,
}: {
  initial: ZonePreference;
  children: ReactNode;
}) {
  const [mode, setMode] = useState(initial.mode);
  const localZone = useSyncExternalStore(never, browserZone, () => initial.localZone);

  useEffect(() => {
    writePreference("zone", serializeZonePreference({ mode, localZone }));
  }, [mode, localZone]);

  const value = useMemo(
    () => ({ timeZone: zoneOf({ mode, localZone }), mode, localZone, setMode }),
    [mode, localZone],
  );
  return <TimeZoneContext value={value}>{children}</TimeZoneContext>;
}

/** The zone in which the reader wants every time shown. */
export function useTimeZone(): TimeZoneValue {
  return useContext(TimeZoneContext);
}
