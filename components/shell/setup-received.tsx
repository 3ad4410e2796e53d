"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { PageLink } from "@/components/ui/page-link";
import { listIncidents } from "@/lib/domain/contracts/incident-calls";
import { listTraces } from "@/lib/domain/contracts/trace-calls";
import styles from "./setup-guide.module.css";

const LOOK_AGAIN_MS = 2_000;
const ONE = { limit: 1 };

/** Whether a trace has come, looked for until it has. */
export function TelemetryReceived() {
  const { data, error } = useQuery({
    queryKey: ["setup", "traces"],
    queryFn: ({ signal }) => fetchEndpoint(listTraces, { query: ONE, signal }),
    refetchInterval: ({ state }) => (state.data?.items.length ? false : LOOK_AGAIN_MS),
  });
  const first = data?.items[0];
  return (
    <Received waitingFor="the first trace" error={error}>
      {first === undefined ? null : (
        <>
          received:{" "}
          <PageLink href={`/traces/${first.traceId}`}>
            {first.rootService} {first.rootName}
          </PageLink>
        </>
      )}
    </Received>
  );
}

/** Whether an alert has come and opened an incident, looked for until one has. */
export function AlertReceived() {
  const { data, error } = useQuery({
    queryKey: ["setup", "incidents"],
    queryFn: ({ signal }) => fetchEndpoint(listIncidents, { query: ONE, signal }),
    refetchInterval: ({ state }) => (state.data?.items.length ? false : LOOK_AGAIN_MS),
  });
  const first = data?.items[0];
  return (
    <Received waitingFor="the first alert" error={error}>
      {first === undefined ? null : (
        <>
          received: <PageLink href={`/incidents/${first.id}`}>{first.id}</PageLink>
        </>
      )}
    </Received>
  );
}

interface ReceivedProps {
  waitingFor: string;
  /** Why it is not known whether it came. */
  error: Error | null;
  children: ReactNode;
}

function Received({ waitingFor, error, children }: ReceivedProps) {
  const waits = error === null ? `waiting for ${waitingFor}…` : `not known: ${errorMessage(error)}`;
  return (
    <span role="status" className={children === null ? styles.waiting : styles.received}>
      {children === null ? `○ ${waits}` : <>✓ {children}</>}
    </span>
  );
}
