"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useDeferredValue } from "react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { listIncidents } from "@/lib/domain/contracts/incident-calls";
import styles from "./command-palette.module.css";
import { PaletteFailure } from "./palette-failure";

const SHOWN = 8;

/** Incidents by id or title, as the server finds them; without a search the ones to look at first. */
export function PaletteIncidents({
  search,
  onSelect,
}: {
  search: string;
  onSelect: (path: string) => void;
}) {
  const q = useDeferredValue(search.trim());
  const { data, error } = useQuery({
    queryKey: ["palette-incidents", q],
    queryFn: ({ signal }) =>
      fetchEndpoint(listIncidents, {
        query: { q: q === "" ? undefined : q.slice(0, 200), limit: SHOWN },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined && error !== null) {
    return <PaletteFailure what="Incidents" error={error} />;
  }
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Command.Group heading="Incidents" className={styles.group}>
      {data.items.map((incident) => (
        <Command.Item
          key={incident.id}
          className={styles.item}
          value={`${incident.id} ${incident.title}`}
          // The server found it by this search: the palette need not find it again by its own.
          keywords={[search]}
          onSelect={() => onSelect(`/incidents/${incident.id}`)}
        >
          <span className={styles.id}>{incident.id}</span>
          <span className={styles.text}>{incident.title}</span>
          <span className={styles.note}>{incident.status}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
