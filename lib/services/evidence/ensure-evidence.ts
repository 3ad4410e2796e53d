import type { Incident } from "@/lib/domain/incident";
import type { ServiceContext } from "../context";
import { collectEvidence } from "./collect-evidence";

/** Evidence of an incident that still fires is looked for again when it is older than this. */
const STALE_AFTER_MS = 60_000;
/** Telemetry may come after the alert: nothing found is looked for again sooner, for a while. */
const RETRY_AFTER_MS = 5_000;
const LATE_WITHIN_MS = 30 * 60_000;

/** The incident with evidence that is as fresh as it should be; looks for it when it is not. */
export async function ensureEvidence(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  incident: Incident,
): Promise<Incident> {
  return isDue(incident, ctx.now()) ? collectEvidence(ctx, incident.id) : incident;
}

function isDue({ evidence, status, updatedAt, mergedInto }: Incident, now: Date): boolean {
  // The incident that goes on for it looks for more.
  if (mergedInto !== null) return false;
  if (evidence.collectedAt === null) return true;
  // Told something new since.
  if (updatedAt > evidence.collectedAt) return true;
  const ageMs = now.getTime() - evidence.collectedAt.getTime();
  if (status !== "resolved") {
    return ageMs > (evidence.status === "failed" ? RETRY_AFTER_MS : STALE_AFTER_MS);
  }
  const isLate = now.getTime() - updatedAt.getTime() < LATE_WITHIN_MS;
  return evidence.status === "failed" && isLate && ageMs > RETRY_AFTER_MS;
}
