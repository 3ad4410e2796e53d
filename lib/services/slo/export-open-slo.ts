import { writeOpenSlo } from "@/lib/analysis/slo/write-open-slo";
import { getSlo, listSlos } from "@/lib/store/slo-repository";
import type { ServiceContext } from "../context";

/** One SLO, or all of the project, as OpenSLO v1. @throws `not_found` */
export async function exportOpenSlo(
  ctx: Pick<ServiceContext, "db" | "scope">,
  name: string | undefined,
): Promise<string> {
  const stored =
    name === undefined
      ? await listSlos(ctx.db, ctx.scope)
      : [await getSlo(ctx.db, ctx.scope, name)];
  return writeOpenSlo(stored.map(({ slo }) => slo));
}
