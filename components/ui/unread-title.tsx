import type { ReactNode } from "react";
import toolbar from "./toolbar.module.css";

/** The heading of a page while what it is about is not read: what the address says of it. */
export function UnreadTitle({ children }: { children: ReactNode }) {
  return (
    <div className={toolbar.bar}>
      <h1 className={toolbar.title}>{children}</h1>
    </div>
  );
}
