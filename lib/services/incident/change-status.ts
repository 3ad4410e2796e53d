import { FaultlineError } from "@/lib/domain/errors";
import { type Incident, type IncidentStatus, UNTOUCHED } from "@/lib/domain/incident";

/** What people may make of an incident; a resolved one is reopened before it is worked on again. */
const ALLOWED: Readonly<Record<IncidentStatus, readonly IncidentStatus[]>> = {
  triggered: ["acknowledged", "mitigated", "resolved"],
  acknowledged: ["triggered", "mitigated", "resolved"],
  mitigated: ["triggered", "acknowledged", "resolved"],
  resolved: ["triggered"],
};

/** The times and names that go with a status. */
export type StatusFields = Pick<
  Incident,
  | "status"
  | "acknowledgedAt"
  | "acknowledgedBy"
  | "mitigatedAt"
  | "mitigatedBy"
  | "resolvedAt"
  | "resolvedBy"
  | "reopenCount"
>;

/**
 * The fields that change with the status; none when it has it already. `by` is who changes it, null
 * of those who gave no name. Who mitigates what nobody acknowledged has acknowledged it.
 * @throws `conflict` when there is no way from one to the other
 */
export function changeStatus(
  incident: StatusFields & Pick<Incident, "id">,
  to: IncidentStatus,
  now: Date,
  by: string | null = null,
): Partial<StatusFields> {
  const { id, status, reopenCount } = incident;
  if (status === to) return {};
  if (!ALLOWED[status].includes(to)) {
    const message = `${id} is ${status} and cannot become ${to}`;
    throw new FaultlineError("conflict", message, { status, allowed: ALLOWED[status] });
  }
  switch (to) {
    case "triggered": {
      const reopened = status === "resolved" ? 1 : 0;
      return { status: to, ...UNTOUCHED, reopenCount: reopenCount + reopened };
    }
    case "acknowledged":
      return {
        status: to,
        ...acknowledge(incident, now, by),
        mitigatedAt: null,
        mitigatedBy: null,
      };
    case "mitigated":
      return { status: to, ...acknowledge(incident, now, by), mitigatedAt: now, mitigatedBy: by };
    case "resolved":
      return { status: to, resolvedAt: now, resolvedBy: by };
  }
}

function acknowledge(
  { acknowledgedAt, acknowledgedBy }: StatusFields,
  now: Date,
  by: string | null,
): Partial<StatusFields> {
  return acknowledgedAt === null
    ? { acknowledgedAt: now, acknowledgedBy: by }
    : { acknowledgedAt, acknowledgedBy };
}
