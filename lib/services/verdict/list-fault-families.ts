import { familiesWith } from "@/lib/domain/fault-family";
import { listVerdictsByIncident } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";

/** The taxonomy of faults: those built in, then those that verdicts of the project have added. */
export async function listFaultFamilies(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<{ items: { id: string; label: string }[]; nextCursor: null }> {
  const verdicts = [...(await listVerdictsByIncident(ctx.db, ctx.scope)).values()].flat();
  const items = familiesWith(verdicts.map(({ content }) => content.faultFamily));
  return { items: items.map((family) => ({ ...family })), nextCursor: null };
}
