import type { ReactNode } from "react";

/** What stands in the workspace of a trace. */
export interface WorkspaceParts {
  /** Absent on pages without a list at the left. */
  readonly left: ReactNode | null;
  readonly graph: ReactNode;
  readonly waterfall: ReactNode;
  readonly details: ReactNode;
  readonly drawer: ReactNode;
}
