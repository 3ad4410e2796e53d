import type { Incident } from "@/lib/domain/incident";
import {
  type EntrySpan,
  type EntrySpanFilter,
  findEntrySpans,
} from "@/lib/store/telemetry/find-entry-spans";
import type { ServiceContext } from "../context";

/** Requests looked at of a window: enough for every failing one of a busy service in ten minutes. */
const MAX_REQUESTS = 20_000;

/** Which requests were looked at, and what had to be left aside to find any. */
export interface FoundRequests {
  /** One per trace: the first of its entry spans that matches. */
  readonly requests: readonly EntrySpan[];
  /** By what they were found, to find others like them. */
  readonly by: Pick<EntrySpanFilter, "service" | "route">;
  /** Why not by the alert's own service and route; empty when by those. */
  readonly reasons: readonly string[];
  /** There were more than could be looked at. */
  readonly isCut: boolean;
}

/**
 * Requests of the alert's service and route; when there are none, of the service alone, then of the
 * route alone: the labels of an alert are written by hand and need not be the names that the
 * telemetry has. Of any service and route only for an alert that names neither.
 */
export async function findRequests(
  ctx: Pick<ServiceContext, "db" | "scope">,
  { service, route }: Pick<Incident, "service" | "route">,
  window: Pick<EntrySpanFilter, "fromUnixNano" | "toUnixNano">,
): Promise<FoundRequests> {
  const reasons: string[] = [];
  for (const by of fallbacks(service, route)) {
    const found = await findEntrySpans(ctx.db, ctx.scope, {
      ...by,
      ...window,
      limit: MAX_REQUESTS,
    });
    if (found.length > 0) {
      return { requests: firstOfTraces(found), by, reasons, isCut: found.length === MAX_REQUESTS };
    }
    reasons.push(`no request of ${describe(by)} in the window`);
  }
  return { requests: [], by: { service, route }, reasons, isCut: false };
}

/** What to ask for, one after the other, until something is found. */
export function fallbacks(
  service: string | null,
  route: string | null,
): Pick<EntrySpanFilter, "service" | "route">[] {
  if (service === null || route === null) return [{ service, route }];
  return [
    { service, route },
    { service, route: null },
    { service: null, route },
  ];
}

/** `gateway, route /checkout`; what was asked for, in words. */
export function describe({ service, route }: Pick<EntrySpanFilter, "service" | "route">): string {
  const parts = [service === null ? "any service" : `service ${service}`];
  if (route !== null) parts.push(`route ${route}`);
  return parts.join(", ");
}

/** Given newest first, the last one of a trace is its first request. Oldest first. */
function firstOfTraces(found: readonly EntrySpan[]): EntrySpan[] {
  const byTrace = new Map(found.map((request) => [request.traceId, request]));
  return [...byTrace.values()].sort((a, b) => (a.startUnixNano < b.startUnixNano ? -1 : 1));
}
