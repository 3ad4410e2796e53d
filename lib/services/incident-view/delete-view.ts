import { deleteIncidentView } from "@/lib/store/incident-view-repository";
import type { ServiceContext } from "../context";

/** Removes a view; who opens a link to it is told. @throws `not_found` */
export async function deleteView(
  ctx: Pick<ServiceContext, "db" | "scope">,
  id: number,
): Promise<{ deleted: string }> {
  await deleteIncidentView(ctx.db, ctx.scope, id);
  return { deleted: String(id) };
}
