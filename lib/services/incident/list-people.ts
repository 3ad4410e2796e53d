import { listNames } from "@/lib/store/incident-step-repository";
import type { ServiceContext } from "../context";

const MOST_NAMES = 50;

/** Names that incidents were assigned to or that people gave, the latest first. */
export async function listPeople(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<{ items: string[]; nextCursor: null }> {
  return { items: await listNames(ctx.db, ctx.scope, MOST_NAMES), nextCursor: null };
}
