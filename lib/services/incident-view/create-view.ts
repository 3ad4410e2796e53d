import type { CreateViewBody, IncidentViewDto } from "@/lib/domain/contracts/incident-list";
import { createIncidentView } from "@/lib/store/incident-view-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { toViewDto } from "./to-view-dto";

/** Saves filters under a name. @throws `conflict` when it is taken, or when there are too many */
export async function createView(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { by, ...view }: CreateViewBody,
): Promise<IncidentViewDto> {
  const created = await withEntityTransaction(ctx.db, (store) =>
    createIncidentView(store, ctx.scope, { ...view, createdBy: by ?? null, now: ctx.now() }),
  );
  return toViewDto(created);
}
