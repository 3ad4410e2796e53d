"use client";

import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { Kbd } from "@/components/ui/kbd";
import { PageLink } from "@/components/ui/page-link";
import { formatKey } from "@/lib/view-models/shell/match-key";
import { AreaMenu } from "./area-menu";
import { Mark } from "./mark";
import { AREAS, isWithin } from "./navigation";
import { ThemeMenu } from "./theme-menu";
import styles from "./top-bar.module.css";
import { useApple } from "./use-apple";
import { ZoneMenu } from "./zone-menu";

export interface TopBarProps {
  onOpenPalette: () => void;
  onOpenKeys: () => void;
}

export function TopBar({ onOpenPalette, onOpenKeys }: TopBarProps) {
  const apple = useApple();
  return (
    <header className={styles.bar}>
      <PageLink href="/incidents" className={styles.brand} aria-label="Faultline, to the incidents">
        <Mark />
        Faultline
      </PageLink>
      <Areas />
      <AreaMenu />
      <div className={styles.tools}>
        <ZoneMenu />
        <ThemeMenu />
        <button
          type="button"
          className={styles.keys}
          onClick={onOpenPalette}
          aria-label="Command palette"
          aria-keyshortcuts="Meta+K Control+K"
        >
          <Kbd>{formatKey("mod+k", apple)}</Kbd>
          <Search aria-hidden size={16} />
        </button>
        <button
          type="button"
          className={styles.keys}
          onClick={onOpenKeys}
          aria-label="Keyboard shortcuts"
          aria-keyshortcuts="?"
        >
          <Kbd>?</Kbd>
        </button>
      </div>
    </header>
  );
}

function Areas() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className={styles.nav}>
      <ul className={styles.areas}>
        {AREAS.map((area) => (
          <li key={area.path}>
            <PageLink
              href={area.path}
              className={styles.area}
              aria-current={isWithin(pathname, area.path) ? "page" : undefined}
            >
              {area.label}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
