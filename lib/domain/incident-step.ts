import { z } from "zod";
import { IncidentId } from "./ids";
import { INCIDENT_STATUSES, SEVERITIES } from "./incident";

const Name = z.string().nullable();
const Count = z.number().int().nonnegative();

/** What a step did with an incident. What else happened to it is told where it is stored. */
export const StepChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("status"),
    from: z.enum(INCIDENT_STATUSES),
    to: z.enum(INCIDENT_STATUSES),
  }),
  z.object({ kind: z.literal("assignee"), from: Name, to: Name }),
  z.object({ kind: z.literal("severity"), from: z.enum(SEVERITIES), to: z.enum(SEVERITIES) }),
  /** Another incident goes on for it; its status before comes back when that is undone. */
  z.object({
    kind: z.literal("merged"),
    into: IncidentId,
    status: z.enum(INCIDENT_STATUSES),
  }),
  /** It goes on for another. */
  z.object({ kind: z.literal("took-in"), incident: IncidentId, alertCount: Count }),
  z.object({ kind: z.literal("unmerged"), from: IncidentId }),
  z.object({ kind: z.literal("gave-back"), incident: IncidentId, alertCount: Count }),
  /** Some of its alerts became an incident of their own. */
  z.object({ kind: z.literal("split"), into: IncidentId, alertCount: Count }),
  z.object({ kind: z.literal("split-off"), from: IncidentId, alertCount: Count }),
  /** The first evidence that shows what the alert is about. */
  z.object({ kind: z.literal("evidence"), failing: Count, healthy: Count }),
  /** The first ranking; nobody stands first when it abstained. */
  z.object({ kind: z.literal("suspects"), first: Name }),
]);
export type StepChange = z.infer<typeof StepChange>;

/** A step before it is stored. */
export interface NewIncidentStep {
  readonly at: Date;
  /** The name that a person gave, `alert`, `faultline`, or null of a person who gave none. */
  readonly by: string | null;
  readonly change: StepChange;
}

/** What somebody or an alert did with an incident. */
export interface IncidentStep extends NewIncidentStep {
  readonly incidentId: IncidentId;
  /** Counted through the steps of the incident. */
  readonly number: number;
}
