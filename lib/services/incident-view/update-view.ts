import type { IncidentViewDto, UpdateViewBody } from "@/lib/domain/contracts/incident-list";
import { updateIncidentView } from "@/lib/store/incident-view-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { toViewDto } from "./to-view-dto";

/** Renames a view, gives it other filters, makes it the default. @throws `not_found`, `conflict` */
export async function updateView(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: number,
  { name, filters, isDefault }: UpdateViewBody,
): Promise<IncidentViewDto> {
  const fields = {
    ...(name === undefined ? {} : { name }),
    ...(filters === undefined ? {} : { filters }),
    ...(isDefault === undefined ? {} : { isDefault }),
    now: ctx.now(),
  };
  const updated = await withEntityTransaction(ctx.db, (store) =>
    updateIncidentView(store, ctx.scope, id, fields),
  );
  return toViewDto(updated);
}
