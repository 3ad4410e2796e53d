import { FaultlineError } from "@/lib/domain/errors";
import type { Incident, IncidentStatus } from "@/lib/domain/incident";

/** What people may make of an incident; a resolved one is reopened before it is worked on again. */
const ALLOWED: Readonly<Record<IncidentStatus, readonly IncidentStatus[]>> = {
  triggered: ["acknowledged", "mitigated", "resolved"],
  acknowledged: ["triggered", "mitigated", "resolved"],
  mitigated: ["triggered", "acknowledged", "resolved"],
  resolved: ["triggered"],
};

type Fields = Pick<Incident, "status" | "acknowledgedAt" | "resolvedAt" | "reopenCount">;

/**
 * The fields that change with the status; none when it has it already.
 * @throws `conflict` when there is no way from one to the other
 */
export function changeStatus(
  incident: Fields & Pick<Incident, "id">,
  to: IncidentStatus,
  now: Date,
): Partial<Fields> {
  const { id, status, acknowledgedAt, reopenCount } = incident;
  if (status === to) return {};
  if (!ALLOWED[status].includes(to)) {
    const message = `${id} is ${status} and cannot become ${to}`;
    throw new FaultlineError("conflict", message, { status, allowed: ALLOWED[status] });
  }
  switch (to) {
    case "triggered":
      return {
        status: to,
        acknowledgedAt: null,
        resolvedAt: null,
        reopenCount: reopenCount + (status === "resolved" ? 1 : 0),
      };
    case "acknowledged":
    case "mitigated":
      return { status: to, acknowledgedAt: acknowledgedAt ?? now };
    case "resolved":
      return { status: to, resolvedAt: now };
  }
}
