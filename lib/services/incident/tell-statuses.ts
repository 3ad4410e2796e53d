import type { IncidentDto } from "@/lib/domain/contracts/incident";
import type { IncidentStatus } from "@/lib/domain/incident";
import { listUntoldStates, markTold, type UntoldState } from "@/lib/store/incident-notices";
import { findIncident } from "@/lib/store/incident-repository";
import type { ServiceContext } from "../context";
import { type NoticeEvent, noticeEvents } from "./notice-events";
import { signWebhook } from "./sign-webhook";
import { toIncidentDto } from "./to-incident-dto";

export interface WebhookTarget {
  readonly url: string;
  /** Signs every body; without it they are not signed. */
  readonly secret: string | undefined;
}

/** What the outgoing webhook is sent. */
export interface StatusNotice {
  /** The same for a notice that is sent again. */
  readonly id: string;
  readonly event: NoticeEvent;
  /** What was told of it before; null the first time. */
  readonly previousStatus: IncidentStatus | null;
  readonly incident: IncidentDto;
}

const MOST_AT_ONCE = 50;
/** What changed longer ago is news to nobody: a webhook that is set later does not tell the past. */
const TOLD_WITHIN_MS = 86_400_000;
const TIMEOUT_MS = 5_000;

/**
 * Tells the webhook of every incident that has another status, severity, assignee or survivor than
 * it was told last, the first change first; which of several changes of one of these between two
 * rounds it does not tell. One that was not
 * taken ends the round, and is told again in the next, with all behind it. Returns how many were told.
 * @throws Error in words, when one was not taken
 */
export async function tellStatuses(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  target: WebhookTarget,
): Promise<number> {
  const changedAfter = new Date(ctx.now().getTime() - TOLD_WITHIN_MS);
  const untold = await listUntoldStates(ctx.db, ctx.scope, { changedAfter, limit: MOST_AT_ONCE });
  for (const one of untold) {
    for (const notice of await noticesOf(ctx, one)) await post(notice, target, ctx.now());
    await markTold(ctx.db, ctx.scope, one);
  }
  return untold.length;
}

async function noticesOf(
  ctx: Pick<ServiceContext, "db" | "scope">,
  { incidentId, now, told }: UntoldState,
): Promise<StatusNotice[]> {
  const found = await findIncident(ctx.db, ctx.scope, incidentId);
  if (found === null) return [];
  const incident = { ...toIncidentDto(found), ...now };
  return noticeEvents(now, told).map((event) => ({
    id: `${incidentId}/${event.replace("incident.", "")}/${incident.updatedAt}`,
    event,
    previousStatus: told?.status ?? null,
    incident,
  }));
}

async function post(notice: StatusNotice, { url, secret }: WebhookTarget, at: Date): Promise<void> {
  const body = JSON.stringify(notice);
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(secret === undefined ? {} : { "x-faultline-signature": signWebhook(body, secret, at) }),
    },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the webhook answered ${response.status} to ${notice.id}`);
}
