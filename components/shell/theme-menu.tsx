"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import styles from "./menu-button.module.css";
import { useTheme } from "./theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const CHOICES = [
  { value: "system", text: "As the system" },
  { value: "light", text: "Light" },
  { value: "dark", text: "Dark" },
] as const;

export function ThemeMenu() {
  const { preference, setPreference } = useTheme();
  const Icon = ICONS[preference];
  return (
    <DropdownMenu
      align="end"
      trigger={
        <button type="button" className={styles.button} aria-label={`Theme: ${preference}`}>
          <Icon aria-hidden size={14} />
        </button>
      }
    >
      <MenuChoice label="Theme" value={preference} onChange={setPreference} choices={CHOICES} />
    </DropdownMenu>
  );
}
