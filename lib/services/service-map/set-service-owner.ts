import type { ServiceOwnerBody, ServiceOwnerResult } from "@/lib/domain/contracts/service";
import { clearOwner, saveOwner } from "@/lib/store/service-owner-repository";
import type { ServiceContext } from "../context";
import { getServiceOwner } from "./get-service-owner";

/** Keeps whose service it is, who said so and when; null takes it back. Gives what counts now. */
export async function setServiceOwner(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  service: string,
  { owner, by }: ServiceOwnerBody,
): Promise<ServiceOwnerResult> {
  if (owner === null) await clearOwner(ctx.db, ctx.scope, service);
  else {
    const said = { owner, setBy: by ?? null, setAt: ctx.now() };
    await saveOwner(ctx.db, ctx.scope, service, said);
  }
  return { owner: await getServiceOwner(ctx, service) };
}
