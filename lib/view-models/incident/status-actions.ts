import type { IncidentStatus } from "@/lib/domain/incident";

export interface StatusAction {
  readonly to: IncidentStatus;
  readonly label: string;
  /** The next step of the usual way: drawn as the main action. */
  readonly main: boolean;
  readonly shortcut?: string;
}

const ACKNOWLEDGE = { to: "acknowledged", label: "Acknowledge", shortcut: "a" } as const;
const MITIGATE = { to: "mitigated", label: "Mitigate" } as const;
const RESOLVE = { to: "resolved", label: "Resolve" } as const;
const REOPEN = { to: "triggered", label: "Reopen" } as const;

/** What can be done with an incident in a status, the usual next step last. */
export function statusActions(status: IncidentStatus): readonly StatusAction[] {
  switch (status) {
    case "triggered":
      return [
        { ...RESOLVE, main: false },
        { ...MITIGATE, main: false },
        { ...ACKNOWLEDGE, main: true },
      ];
    case "acknowledged":
      return [
        { ...RESOLVE, main: false },
        { ...MITIGATE, main: true },
      ];
    case "mitigated":
      return [
        { ...REOPEN, main: false },
        { ...RESOLVE, main: true },
      ];
    case "resolved":
      return [{ ...REOPEN, main: false }];
  }
}
