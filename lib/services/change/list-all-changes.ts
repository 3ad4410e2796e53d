import type { z } from "zod";
import type { ChangeListDto, ChangeListQuery } from "@/lib/domain/contracts/change";
import { listChangePage } from "@/lib/store/change-repository";
import type { ServiceContext } from "../context";
import { toChangeMark } from "./to-change-mark";

/** Changes, told and detected, newest first. */
export async function listAllChanges(
  ctx: Pick<ServiceContext, "db" | "scope">,
  query: z.output<typeof ChangeListQuery>,
): Promise<z.infer<typeof ChangeListDto>> {
  const page = await listChangePage(ctx.db, ctx.scope, query);
  return { items: page.items.map(toChangeMark), nextCursor: page.nextCursor };
}
