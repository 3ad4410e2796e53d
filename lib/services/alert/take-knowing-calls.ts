import type { Alert } from "@/lib/domain/alert";
import type { EntityStore } from "@/lib/store/database";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadCallGraph } from "../service-map/load-call-graph";
import { whenReachable } from "../when-reachable";
import type { ServiceCall } from "./find-call-path";
import { servicesThatFire } from "./services-that-fire";

/**
 * Takes a delivery in, in one transaction, knowing who calls whom around its alerts that fire: that is
 * read before the transaction, which holds locks that others wait for. @throws `database_unavailable`
 */
export function takeKnowingCalls<T>(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  alerts: readonly Alert[],
  take: (store: EntityStore, calls: readonly ServiceCall[]) => Promise<T>,
): Promise<T> {
  return whenReachable(async () => {
    const calls = await loadCallGraph(ctx, servicesThatFire(alerts));
    return withEntityTransaction(ctx.db, (store) => take(store, calls));
  });
}
