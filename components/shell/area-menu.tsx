"use client";

import { ChevronDown } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import { AREAS, isWithin } from "./navigation";
import styles from "./top-bar.module.css";

/** The areas where there is no room for their names in a row. */
export function AreaMenu() {
  const pathname = usePathname();
  const router = useRouter();
  const here = AREAS.find(({ path }) => isWithin(pathname, path));
  return (
    <DropdownMenu
      trigger={
        <button type="button" className={styles.areaMenu}>
          {here?.label ?? "Go to"}
          <ChevronDown aria-hidden size={14} />
        </button>
      }
    >
      <MenuChoice
        label="Go to"
        value={here?.path ?? ""}
        onChange={(path) => router.push(path)}
        choices={AREAS.map(({ path, label }) => ({ value: path, text: label }))}
      />
    </DropdownMenu>
  );
}
