import type { ImportNote } from "@/lib/analysis/slo/import-notes";
import { parseOpenSlo } from "@/lib/analysis/slo/parse-open-slo";
import type { OpenSloBody, OpenSloResult } from "@/lib/domain/contracts/slo";
import { FaultlineError } from "@/lib/domain/errors";
import type { Slo, SloDefinition } from "@/lib/domain/slo";
import { listSlos } from "@/lib/store/slo-repository";
import type { ServiceContext } from "../context";
import { canonicalJson } from "./canonical-json";
import { completeSlo } from "./complete-slo";
import { createSlo } from "./create-slo";
import { updateSlo } from "./update-slo";

/**
 * Takes in the SLOs of an OpenSLO v1 text; those whose name is known are replaced, equal ones left
 * alone. What was refused, left out or changed is named; `dryRun` does nothing but tell.
 */
export async function importOpenSlo(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { yaml, dryRun }: OpenSloBody,
): Promise<OpenSloResult> {
  const { slos, notes } = parseOpenSlo(yaml);
  const known = new Map((await listSlos(ctx.db, ctx.scope)).map(({ slo }) => [slo.name, slo]));
  const result: OpenSloResult = { created: [], updated: [], unchanged: [], notes: [...notes] };
  for (const definition of slos) {
    const slo = tryComplete(definition, result.notes);
    if (slo === null) continue;
    const before = known.get(slo.name);
    if (before === undefined) {
      if (!dryRun) await createSlo(ctx, slo);
      result.created.push(slo.name);
    } else if (canonicalJson(before) === canonicalJson(slo)) {
      result.unchanged.push(slo.name);
    } else {
      if (!dryRun) await updateSlo(ctx, slo.name, slo);
      result.updated.push(slo.name);
    }
    known.set(slo.name, slo);
  }
  return result;
}

function tryComplete(definition: SloDefinition, notes: ImportNote[]): Slo | null {
  try {
    return completeSlo(definition);
  } catch (error) {
    if (!(error instanceof FaultlineError)) throw error;
    const document = `SLO ${definition.name}`;
    notes.push({ document, path: "spec.alertPolicies", effect: "refused", message: error.message });
    return null;
  }
}
