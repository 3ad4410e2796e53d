import type { ServiceCallDto } from "@/lib/domain/contracts/service";
import { countServiceCalls, findOldestOfNewest } from "@/lib/store/telemetry/count-service-calls";
import type { ServiceContext } from "../context";
import { isoOf, type ServiceWindow } from "./service-window";
import { toCallDtos } from "./to-service-dto";

/** Requests whose traces are looked at for who called whom: enough for shares, cheap on a busy day. */
export const LOOKED_AT = 2_000;

/** Who called whom in the newest requests of a window, and from when on those are. */
export async function readCalls(
  ctx: Pick<ServiceContext, "db" | "scope">,
  window: ServiceWindow,
): Promise<{ readonly calls: ServiceCallDto[]; readonly callsFrom: string; isCut: boolean }> {
  const counts = await countServiceCalls(ctx.db, ctx.scope, window, LOOKED_AT);
  // One more than looked at: there is one only when some were left aside.
  const beyond = await findOldestOfNewest(ctx.db, ctx.scope, window, LOOKED_AT);
  const isCut =
    beyond !== null &&
    (await findOldestOfNewest(ctx.db, ctx.scope, window, LOOKED_AT + 1)) !== beyond;
  return {
    calls: toCallDtos(counts),
    callsFrom: isCut && beyond !== null ? isoOf(beyond) : window.from.toISOString(),
    isCut,
  };
}
