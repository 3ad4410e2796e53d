import type { ProjectId } from "@/lib/domain/ids";
import { countServiceCalls } from "@/lib/store/telemetry/count-service-calls";
import type { ServiceCall } from "../alert/find-call-path";
import type { ServiceContext } from "../context";

const NANO_PER_MS = 1_000_000n;
/** Who calls whom is read from the last hour. */
const WINDOW_MS = 3_600_000;
/** A graph this old still says who calls whom: a storm of alerts reads it once. */
const FRESH_MS = 30_000;
/** Who asks for services that it does not know reads it anew, all of them together this often. */
const ANEW_AFTER_MS = 1_000;
const LOOKED_AT = 500;
const MOST_KEPT = 100;

interface Kept {
  readonly readAtMs: number;
  /** When it was last read for services that it did not know; such a read ended. */
  anewAtMs: number;
  readonly calls: Promise<readonly ServiceCall[]>;
}

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

const kept = new Map<ProjectId, Kept>();

/**
 * Who called whom in the last hour, as read in the last half minute; read anew, at most once a second,
 * when that does not know one of `services`. Peers without spans left out.
 */
export async function loadCallGraph(
  ctx: Context,
  services: readonly string[],
): Promise<readonly ServiceCall[]> {
  const { projectId } = ctx.scope;
  const known = kept.get(projectId);
  if (known === undefined || !isWithin(FRESH_MS, known.readAtMs, ctx)) {
    return keep(ctx, known?.anewAtMs ?? Number.NEGATIVE_INFINITY).calls;
  }
  const calls = await known.calls;
  if (knowsAll(calls, services) || isWithin(ANEW_AFTER_MS, known.anewAtMs, ctx)) return calls;
  const latest = kept.get(projectId);
  if (latest !== undefined && latest !== known) return latest.calls;
  const anew = keep(ctx, ctx.now().getTime());
  await anew.calls;
  anew.anewAtMs = ctx.now().getTime();
  return anew.calls;
}

function isWithin(ms: number, atMs: number, { now }: Context): boolean {
  return Math.abs(now().getTime() - atMs) < ms;
}

function knowsAll(calls: readonly ServiceCall[], services: readonly string[]): boolean {
  const known = new Set(calls.flatMap(({ from, to }) => [from, to]));
  return services.every((service) => known.has(service));
}

function keep(ctx: Context, anewAtMs: number): Kept {
  const { projectId } = ctx.scope;
  const readAtMs = ctx.now().getTime();
  const calls = readCallGraph(ctx, readAtMs);
  const made: Kept = { readAtMs, anewAtMs, calls };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(projectId, made);
  // What could not be read is not kept: the next one asks again.
  calls.catch(() => kept.get(projectId) === made && kept.delete(projectId));
  return made;
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
