"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Network } from "lucide-react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { listServiceNames } from "@/lib/domain/contracts/service-calls";
import styles from "./command-palette.module.css";
import { PaletteFailure } from "./palette-failure";

interface PaletteServicesProps {
  search: string;
  onSelect: (path: string) => void;
}

const STALE_MS = 60_000;
const SHOWN = 8;

/** Services by name, once something is typed. */
export function PaletteServices({ search, onSelect }: PaletteServicesProps) {
  const text = search.trim().toLowerCase();
  const { data, error } = useQuery({
    queryKey: ["palette-services"],
    queryFn: ({ signal }) => fetchEndpoint(listServiceNames, { signal }),
    staleTime: STALE_MS,
  });
  if (text === "") return null;
  if (data === undefined) {
    return error === null ? null : <PaletteFailure what="Services" error={error} />;
  }
  const found = data.items.filter(({ name }) => name.toLowerCase().includes(text));
  if (found.length === 0) return null;
  return (
    <Command.Group heading="Services" className={styles.group}>
      {found.slice(0, SHOWN).map(({ name }) => (
        <Command.Item
          key={name}
          className={styles.item}
          value={`service ${name}`}
          keywords={[search]}
          onSelect={() => onSelect(`/services/${encodeURIComponent(name)}`)}
        >
          <span className={styles.icon}>
            <Network aria-hidden size={15} />
          </span>
          <span className={styles.text}>{name}</span>
          <span className={styles.note}>service</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
