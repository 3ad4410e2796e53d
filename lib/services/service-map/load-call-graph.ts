import type { ProjectId } from "@/lib/domain/ids";
import { countServiceCalls } from "@/lib/store/telemetry/count-service-calls";
import type { ServiceCall } from "../alert/find-call-path";
import type { ServiceContext } from "../context";

const NANO_PER_MS = 1_000_000n;
/** Who calls whom is read from the last hour. */
const WINDOW_MS = 3_600_000;
/** A graph this old still says who calls whom: a storm of alerts reads it once. */
const FRESH_MS = 30_000;
const LOOKED_AT = 500;
const MOST_KEPT = 100;

interface Kept {
  readonly readAtMs: number;
  readonly calls: Promise<readonly ServiceCall[]>;
}

const kept = new Map<ProjectId, Kept>();

/** Who called whom in the last hour, as read in the last half minute. Peers without spans left out. */
export async function loadCallGraph(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
): Promise<readonly ServiceCall[]> {
  const nowMs = ctx.now().getTime();
  const { projectId } = ctx.scope;
  const known = kept.get(projectId);
  if (known !== undefined && Math.abs(nowMs - known.readAtMs) < FRESH_MS) return known.calls;
  const calls = readCallGraph(ctx, nowMs);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(projectId, { readAtMs: nowMs, calls });
  // What could not be read is not kept: the next one asks again.
  calls.catch(() => kept.delete(projectId));
  return calls;
}

async function readCallGraph(
  ctx: Pick<ServiceContext, "db" | "scope">,
  nowMs: number,
): Promise<readonly ServiceCall[]> {
  const window = {
    fromUnixNano: BigInt(nowMs - WINDOW_MS) * NANO_PER_MS,
    toUnixNano: BigInt(nowMs) * NANO_PER_MS,
  };
  const counts = await countServiceCalls(ctx.db, ctx.scope, window, LOOKED_AT);
  const edges = new Map<string, ServiceCall>();
  for (const { caller, callee, isPeer } of counts) {
    if (!isPeer) edges.set(JSON.stringify([caller, callee]), { from: caller, to: callee });
  }
  return [...edges.values()];
}
