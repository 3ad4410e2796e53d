"use client";

import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { WindowName } from "./use-services";
import { windowReaching } from "./window-choice";

const STEP_MS = 60_000;

interface NoRequestsProps {
  newestAt: string | null;
  onWindow: (window: WindowName) => void;
}

/** Nothing came in the window: when something last did, and a way to it. */
export function NoRequests({ newestAt, onWindow }: NoRequestsProps) {
  const nowMs = useNow(STEP_MS);
  if (newestAt === null) {
    return (
      <EmptyState title="No request was received yet">
        Services and their map are drawn from the spans that are sent here.
      </EmptyState>
    );
  }
  const newestMs = Date.parse(newestAt);
  const reaching = windowReaching(newestMs, nowMs);
  return (
    <EmptyState title="No request in this window">
      The newest began <Time unixMs={newestMs} />.{" "}
      {reaching === null ? null : (
        <Button onClick={() => onWindow(reaching)}>Show the last {reaching}</Button>
      )}
    </EmptyState>
  );
}
