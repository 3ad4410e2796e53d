import type { ServiceNamesDto } from "@/lib/domain/contracts/service";
import { listServiceNames as findNames } from "@/lib/store/telemetry/list-service-names";
import type { ServiceContext } from "../context";

const WEEK_MS = 7 * 86_400_000;
const NANO_PER_MS = 1_000_000n;
/** More than can be looked through; whoever has them knows what they look for. */
const MOST_NAMES = 2_000;

/** The services that took requests in the last week, by name: what a search over names needs. */
export async function listServiceNames(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
): Promise<ServiceNamesDto> {
  const since = BigInt(ctx.now().getTime() - WEEK_MS) * NANO_PER_MS;
  const found = await findNames(ctx.db, ctx.scope, since, MOST_NAMES);
  return { items: found.map((name) => ({ name })), nextCursor: null };
}
