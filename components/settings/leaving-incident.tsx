"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { ReadState } from "@/components/ui/read-state";
import { listIncidents } from "@/lib/domain/contracts/incident-calls";
import styles from "./settings-page.module.css";

/** Leads to exactly what would leave for an incident, with what was taken out of it. */
export function LeavingIncident() {
  const router = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ["settings", "incidents"],
    queryFn: ({ signal }) => fetchEndpoint(listIncidents, { query: {}, signal }),
  });
  const incidents = query.data?.items ?? [];
  const id = chosen ?? incidents[0]?.id ?? "";
  const show = (event: FormEvent) => {
    event.preventDefault();
    router.push(`/incidents/${id}/tracepack`);
  };
  return (
    <>
      <ReadState query={query} what="The incidents to choose from" compact />
      <form className={styles.form} onSubmit={show} aria-label="See what would leave">
        <label className={styles.label}>
          What would leave for
          <select
            className={styles.select}
            value={id}
            onChange={({ target }) => setChosen(target.value)}
          >
            {incidents.map((incident) => (
              <option key={incident.id} value={incident.id}>
                {incident.id} · {incident.title}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" disabled={id === ""}>
          Show every byte
        </Button>
        {query.data?.items.length === 0 ? (
          <span className={styles.note}>No incident yet: nothing would leave.</span>
        ) : null}
      </form>
    </>
  );
}
