import { lockSlo, deleteSlo as removeSlo } from "@/lib/store/slo-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { endAlerts } from "./update-slo";

/** Removes an SLO with what was counted for it; its alerts end, its incidents stay. @throws `not_found` */
export async function deleteSlo(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  name: string,
): Promise<{ deleted: string }> {
  await withEntityTransaction(ctx.db, async (store) => {
    const stored = await lockSlo(store, ctx.scope, name);
    await endAlerts(ctx, store, stored);
    await removeSlo(store, ctx.scope, name);
  });
  return { deleted: name };
}
