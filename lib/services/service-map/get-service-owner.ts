import type { ServiceOwnerDto } from "@/lib/domain/contracts/service";
import { findSaidOwner } from "@/lib/store/service-owner-repository";
import { findServiceOwner } from "@/lib/store/telemetry/find-service-owner";
import type { ServiceContext } from "../context";

/** Whose service it is: as a person said, else as its resource tells; null when neither does. */
export async function getServiceOwner(
  ctx: Pick<ServiceContext, "db" | "scope">,
  service: string,
): Promise<ServiceOwnerDto | null> {
  const said = await findSaidOwner(ctx.db, ctx.scope, service);
  if (said !== null) {
    const { owner, setBy, setAt } = said;
    return { name: owner, attribute: null, setBy, setAt: setAt.toISOString() };
  }
  const told = await findServiceOwner(ctx.db, ctx.scope, service);
  return told === null ? null : { ...told, setBy: null, setAt: null };
}
