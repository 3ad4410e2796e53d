"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import styles from "./command-palette.module.css";

interface PaletteFindProps {
  search: string;
  onSelect: (path: string) => void;
}

/** Pages that show the rows of a trace, which `?find=` searches. */
const WITH_ROWS = /^\/(traces|incidents)\/[^/]+$/;

/** What was typed, as a search among the spans that are shown. */
export function PaletteFind({ search, onSelect }: PaletteFindProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  const text = search.trim();
  if (text === "" || !WITH_ROWS.test(pathname)) return null;
  const next = new URLSearchParams(params);
  next.set("find", text);
  return (
    <Command.Group heading="Spans" className={styles.group} forceMount>
      <Command.Item
        className={styles.item}
        value="find spans"
        onSelect={() => onSelect(`${pathname}?${next}`)}
        forceMount
      >
        <span className={styles.icon}>
          <Search aria-hidden size={14} />
        </span>
        <span className={styles.text}>Find “{text}” among the spans shown</span>
      </Command.Item>
    </Command.Group>
  );
}
