"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { LogFilter } from "@/lib/view-models/trace/to-log-rows";

const LOGS = {
  logText: parseAsString.withDefault(""),
  level: parseAsStringLiteral(["unspecified", "info", "warn", "error"]).withDefault("unspecified"),
};

/** What the list of logs shows, kept in `?logText=` and `?level=`, so that a link shows the same. */
export function useLogFilter(): readonly [LogFilter, (filter: LogFilter) => void] {
  const [{ logText, level }, set] = useQueryStates(LOGS);
  const filter = useMemo(() => ({ text: logText, minLevel: level }), [logText, level]);
  return [
    filter,
    ({ text, minLevel }) =>
      void set({ logText: text, level: LOGS.level.parse(minLevel) ?? "unspecified" }),
  ];
}
