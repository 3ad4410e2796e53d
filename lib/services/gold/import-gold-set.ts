import type { z } from "zod";
import type { ImportBody, ImportedCase, ImportResult } from "@/lib/domain/contracts/gold";
import { FaultlineError } from "@/lib/domain/errors";
import { GOLD_SCHEMA_VERSION } from "@/lib/domain/gold-case";
import type { ServiceContext } from "../context";
import { hashCase, hashEvidence } from "./hash-case";
import { keepCase } from "./keep-case";

/**
 * Takes in cases of somebody else; the same ones again change nothing.
 * @throws `invalid_request` when a hash does not fit what came with it; `conflict`
 */
export async function importGoldSet(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { cases }: z.output<typeof ImportBody>,
): Promise<z.output<typeof ImportResult>> {
  for (const one of cases) assertHash(one);
  const items: z.output<typeof ImportResult>["items"] = [];
  for (const one of cases) {
    const { gold, isNew } = await keepCase(ctx, one);
    items.push({ id: gold.id, version: gold.version, isNew });
  }
  const imported = items.filter(({ isNew }) => isNew).length;
  return { imported, unchanged: items.length - imported, items };
}

function assertHash({ id, label, evidence, contentHash }: ImportedCase): void {
  if (contentHash === undefined) return;
  const evidenceHash = hashEvidence(evidence);
  const schemaVersion = GOLD_SCHEMA_VERSION;
  if (hashCase({ label, evidenceHash, schemaVersion }) === contentHash) return;
  const message = `${id} is not what its hash says: it was changed on the way`;
  throw new FaultlineError("invalid_request", message, { id, contentHash });
}
