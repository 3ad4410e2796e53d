import type { IncidentDetailDto, OpenIncidentBody } from "@/lib/domain/contracts/incident";
import { notFound } from "@/lib/domain/errors";
import { type Incident, NO_EVIDENCE_YET, NOBODY_YET } from "@/lib/domain/incident";
import { lockAlertGroup } from "@/lib/store/alert-intake";
import { listGroupIncidents } from "@/lib/store/group-incidents";
import { createIncident } from "@/lib/store/incident-repository";
import type { IncidentFields } from "@/lib/store/incident-row";
import { normalizeRoute } from "@/lib/store/telemetry/entry-route";
import { summarizeTraces, type TraceSummary } from "@/lib/store/telemetry/summarize-traces";
import { withEntityTransaction } from "@/lib/store/transaction";
import { followMerges } from "../alert/follow-merges";
import type { ServiceContext } from "../context";
import { toDetail } from "./get-incident";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

const NANO_PER_MS = 1_000_000n;
/** One that was merged long ago leads to the one that goes on. */
const EVER = new Date(0);

/**
 * Opens an incident from a trace, with the trace as its first evidence. While one that was opened
 * from it is not resolved, that one is given instead, however many ask at once.
 * @throws `not_found` when no span of the trace was received
 */
export async function openIncident(
  ctx: Context,
  body: OpenIncidentBody,
): Promise<{ incident: IncidentDetailDto; isNew: boolean }> {
  const [trace] = await summarizeTraces(ctx.db, ctx.scope, [body.traceId]);
  if (trace === undefined) throw notFound("trace", body.traceId);
  const group = { source: "manual", groupKey: `trace/${body.traceId}` } as const;
  const { incident, isNew } = await withEntityTransaction(ctx.db, async (store) => {
    await lockAlertGroup(store, ctx.scope, group);
    const opened = await listGroupIncidents(store, ctx.scope, group, EVER);
    const before = await followMerges(store, ctx.scope, opened);
    const open = before.find(({ status }) => status !== "resolved");
    if (open !== undefined) return { incident: open, isNew: false };
    const fields = { ...toFields(trace, body, ctx.now()), ...group };
    return { incident: await createIncident(store, ctx.scope, fields), isNew: true };
  });
  return { incident: await toDetail(ctx, incident), isNew };
}

/** Opened when its trace began: that is where its evidence is looked for. */
function toFields(
  trace: TraceSummary,
  { title, summary, severity }: OpenIncidentBody,
  now: Date,
): Omit<IncidentFields, "source" | "groupKey"> {
  return {
    title: title ?? titleOf(trace),
    summary,
    severity,
    status: "triggered",
    alertName: "opened by hand",
    slo: null,
    service: trace.rootService,
    route: normalizeRoute(trace.rootName),
    services: trace.services,
    openedAt: new Date(Number(trace.startUnixNano / NANO_PER_MS)),
    ...NOBODY_YET,
    updatedAt: now,
    ...NO_ALERTS,
    evidence: NO_EVIDENCE_YET,
    leadTraceId: trace.traceId,
  };
}

const NO_ALERTS = {
  reopenCount: 0,
  firingAlertCount: 0,
  alertCount: 0,
  truncatedAlertCount: 0,
} satisfies Partial<Incident>;

function titleOf({ rootService, rootName, errorSpanCount }: TraceSummary): string {
  const what = errorSpanCount > 0 ? "a failing request" : "a request";
  return `${rootService} ${rootName}: ${what} under investigation`;
}
