import { setTimeout as pause } from "node:timers/promises";
import { IncidentListDto, type IncidentListItemDto } from "@/lib/domain/contracts/incident";
import { SuspectsDto } from "@/lib/domain/contracts/suspects";

const POLL_MS = 1_000;
const TOLD_SUSPECTS = 3;

export interface RankedIncident {
  readonly id: string;
  /** The services of the suspects, the first suspect first. */
  readonly suspects: readonly string[];
}

/**
 * The first incident that opens, or opens again, after `sinceUnixMs` and has its suspects ranked, or null when there is
 * none by `untilUnixMs` or `signal` ends the wait. Tells what it sees on the way.
 */
export async function followIncidents(
  endpoint: string,
  { sinceUnixMs, untilUnixMs }: { readonly sinceUnixMs: number; readonly untilUnixMs: number },
  signal: AbortSignal,
): Promise<RankedIncident | null> {
  const seen = new Set<string>();
  while (!signal.aborted && Date.now() < untilUnixMs) {
    for (const incident of await listOpened(endpoint, sinceUnixMs)) {
      const after = `${Math.round((Date.now() - sinceUnixMs) / 1_000)} s after the fault`;
      if (!seen.has(incident.id)) {
        console.log(`${after}: ${incident.id} ${incident.title}`);
        console.log(`  ${endpoint}/incidents/${incident.id}`);
      }
      seen.add(incident.id);
      if (incident.topSuspect === null) continue;
      const suspects = await listSuspects(endpoint, incident.id, sinceUnixMs);
      if (suspects.length === 0) continue;
      console.log(`${after}: suspects of ${incident.id}: ${suspects.join(", ")}`);
      return { id: incident.id, suspects };
    }
    await pause(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

async function listOpened(
  endpoint: string,
  sinceUnixMs: number,
): Promise<readonly IncidentListItemDto[]> {
  const address = `${endpoint}/api/incidents?status=triggered,acknowledged`;
  // Away for a moment, as while it is restarted: the next look will do.
  const response = await fetch(address).catch(() => null);
  if (response?.ok !== true) return [];
  const { items } = IncidentListDto.parse(await response.json());
  const isSince = (time: string) => Date.parse(time) >= sinceUnixMs;
  return items.filter(
    ({ openedAt, updatedAt, reopenCount }) =>
      isSince(openedAt) || (reopenCount > 0 && isSince(updatedAt)),
  );
}

/** None while they are of an earlier ranking. */
async function listSuspects(
  endpoint: string,
  incidentId: string,
  sinceUnixMs: number,
): Promise<readonly string[]> {
  const address = `${endpoint}/api/incidents/${incidentId}/suspects`;
  const response = await fetch(address).catch(() => null);
  if (response?.ok !== true) return [];
  const { suspects, rankedAt } = SuspectsDto.parse(await response.json());
  if (rankedAt === null || Date.parse(rankedAt) < sinceUnixMs) return [];
  return suspects.slice(0, TOLD_SUSPECTS).map(({ service }) => service);
}
