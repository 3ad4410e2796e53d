import type { z } from "zod";
import type { ChangesBody } from "@/lib/domain/contracts/intake";
import { listIncidentIdsAround } from "@/lib/store/incident-repository";
import type { ServiceContext } from "../context";
import { enqueueRanking } from "../jobs";
import { CHANGES_BEFORE_MS } from "./plan-evidence";

const NANO_PER_MS = 1_000_000n;
/** A change is told minutes after it was made, not in bulk: of more, each is ranked when it is opened. */
const MAX_INCIDENTS = 20;

/** A change that is told late may explain incidents that were ranked without it: has them ranked again. */
export async function rerankAfterChanges(
  ctx: Pick<ServiceContext, "db" | "scope">,
  body: z.output<typeof ChangesBody>,
): Promise<void> {
  const times = (Array.isArray(body) ? body : [body]).map(({ at_unix_nano }) =>
    Number(BigInt(at_unix_nano) / NANO_PER_MS),
  );
  const incidentIds = await listIncidentIdsAround(ctx.db, ctx.scope, {
    openedBefore: new Date(Math.max(...times) + CHANGES_BEFORE_MS),
    endedAfter: new Date(Math.min(...times)),
    limit: MAX_INCIDENTS,
  });
  await enqueueRanking(incidentIds);
}
