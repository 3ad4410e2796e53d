"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { readingSeconds } from "@/lib/view-models/shell/reading-seconds";
import styles from "./notices.module.css";

interface Notices {
  /** Shows a line for a moment and says it to screen readers. */
  readonly notify: (text: string) => void;
  /** Says it to screen readers alone: what is already to be seen elsewhere. */
  readonly announce: (text: string) => void;
}

interface Notice {
  readonly text: string;
  readonly visible: boolean;
  /** Tells two equal notices apart, so that the second one is spoken and drawn anew. */
  readonly serial: number;
}

const NoticesContext = createContext<Notices>({ notify: () => {}, announce: () => {} });

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>({ text: "", visible: false, serial: 0 });
  const show = useCallback((text: string, visible: boolean) => {
    setNotice((last) => ({ text, visible, serial: last.serial + 1 }));
  }, []);
  const value = useMemo(
    () => ({
      notify: (text: string) => show(text, true),
      announce: (text: string) => show(text, false),
    }),
    [show],
  );
  return (
    <NoticesContext value={value}>
      {children}
      <VisuallyHidden role="status" aria-live="polite">
        <span key={notice.serial}>{notice.text}</span>
      </VisuallyHidden>
      {notice.visible ? (
        <div
          className={styles.notice}
          key={notice.serial}
          style={{ animationDuration: `${readingSeconds(notice.text)}s` }}
          aria-hidden
        >
          {notice.text}
        </div>
      ) : null}
    </NoticesContext>
  );
}

export function useNotices(): Notices {
  return useContext(NoticesContext);
}
