import type { IncidentViewListDto } from "@/lib/domain/contracts/incident-list";
import { listIncidentViews } from "@/lib/store/incident-view-repository";
import type { ServiceContext } from "../context";
import { toViewDto } from "./to-view-dto";

/** Every saved view, by name. */
export async function listViews(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<IncidentViewListDto> {
  const views = await listIncidentViews(ctx.db, ctx.scope);
  return { items: views.map(toViewDto), nextCursor: null };
}
